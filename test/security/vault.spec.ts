import { expect, test } from "@playwright/test";
import { seal } from "../../lib/vault/seal.ts";
import { attack, flippedBits } from "./support/seal-attack.ts";
import { pick, seeded } from "../unit/seeded.ts";

const BOUND = "https://api.authing.cn key";
const PASSPHRASE = "four unrelated words";
const WRONG = 1_000;

test("a vault with any one bit of its stored form flipped never opens", async () => {
  const blob = await seal("0123456789abcdef0123456789abcdef", PASSPHRASE, BOUND);
  const toll = await attack(flippedBits(blob), [PASSPHRASE], BOUND);
  console.log(`${JSON.stringify(blob).length * 8} bits, ${toll.tried} still JSON: ${JSON.stringify(toll)}`);
  expect(toll).toMatchObject({ unlocks: 0, crashes: 0 });
  expect(toll.tried).toBeGreaterThan(1_000);
});

test(`${WRONG} wrong passphrases never open it`, async () => {
  const blob = await seal("0123456789abcdef0123456789abcdef", PASSPHRASE, BOUND);
  const random = seeded(4);
  const alphabet = [...Array.from("abcdefghijklmnopqrstuvwxyz "), "é", "中", "\u0000", "🔑"];
  const likely = [" ", `${PASSPHRASE} `, PASSPHRASE.slice(1), PASSPHRASE.toUpperCase(), "x".repeat(2_000)];
  // Near misses first, then anything, or nothing.
  const drawn = Array.from({ length: WRONG }, (_, index) => {
    const at = index % PASSPHRASE.length;
    if (index >= WRONG / 2) return Array.from({ length: index % 40 }, () => pick(random, alphabet)).join("");
    const other = alphabet.filter((character) => character !== PASSPHRASE[at]);
    return PASSPHRASE.slice(0, at) + pick(random, other) + PASSPHRASE.slice(at + (index % 2));
  });
  const wrong = [...likely, ...drawn].filter((passphrase) => passphrase !== PASSPHRASE);
  expect(await attack([blob], wrong, BOUND)).toEqual({ tried: wrong.length, unlocks: 0, crashes: 0 });
  expect(wrong.length).toBeGreaterThan(WRONG - 5);
});
