// @vitest-environment node
import { expect, it, vi } from "vitest";
import { seal } from "../../../lib/vault/seal.ts";
import { attack, flippedBits } from "./seal-attack.ts";

const BOUND = "https://api.authing.cn key";
const PASSPHRASE = "four unrelated words";

// Deriving a key is slow on purpose, and slower where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

// Every bit and a thousand passphrases take minutes: `npm run test:security` does them all, this takes a share of each.
it("opens for no blob with a flipped bit", async () => {
  const blob = await seal("0123456789abcdef0123456789abcdef", PASSPHRASE, BOUND);
  const some = [...flippedBits(blob)].filter((_, index) => index % 46 === 0);
  expect(some.length).toBeGreaterThan(25);
  expect(await attack(some, [PASSPHRASE], BOUND)).toEqual({ tried: some.length, unlocks: 0, crashes: 0 });
});

it("opens for no wrong passphrase", async () => {
  const blob = await seal("0123456789abcdef0123456789abcdef", PASSPHRASE, BOUND);
  const wrong = [
    "",
    " ",
    `${PASSPHRASE} `,
    PASSPHRASE.toUpperCase(),
    "four unrelated word",
    "\u0000",
    "x".repeat(2_000),
  ];
  expect(await attack([blob], wrong, BOUND)).toEqual({ tried: wrong.length, unlocks: 0, crashes: 0 });
});
