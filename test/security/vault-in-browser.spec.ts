import { test } from "@playwright/test";
import * as z from "zod";
import type { VaultBlob } from "../../lib/state/stored-values.ts";
import { expect } from "../stories/support/expect.ts";
import { PASSPHRASE } from "../stories/support/extension.ts";
import { times } from "./support/how-much.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";
import { flippedBits } from "./support/seal-attack.ts";

const FLIPS = times(150);
const WRONG = times(100);
const Blob = z.object({
  version: z.number(),
  kdf: z.string(),
  iterations: z.number(),
  salt: z.string(),
  iv: z.string(),
  ciphertext: z.string(),
});

let rig: Rig;
let vault: VaultBlob;

test.beforeAll(async ({ browserName }) => {
  rig = await openRig(browserName);
  await rig.setUp();
  vault = z.object({ vault: Blob }).parse(await rig.local()).vault;
  await rig.ask("lock");
});
test.afterAll(() => rig.close());

test(`${FLIPS} flipped bits of the stored vault, all over it, unlock nothing in the production build @short @main`, async () => {
  const all = [...flippedBits(vault)];
  const spread = Array.from({ length: FLIPS }, (_, index) => all[Math.floor((index * all.length) / FLIPS)] ?? vault);
  // Salts are random: by chance, few flips could all leave what is no Base64 any more. One of each kind is among them.
  const isStillOne = (flipped: VaultBlob) =>
    flipped.ciphertext !== vault.ciphertext && /^[A-Za-z0-9+/]+=*$/.test(flipped.ciphertext);
  const ofEachKind = [all.find(isStillOne), all.find(({ version }) => version !== vault.version)];
  const some = [...spread, ...ofEachKind.filter((flipped) => flipped !== undefined)];
  const said: Record<string, number> = {};
  for (const flipped of some) {
    const code = await tryToUnlock(flipped, PASSPHRASE);
    said[code] = (said[code] ?? 0) + 1;
  }
  console.log(`${FLIPS} flipped bits:`, said);
  expect(Object.keys(said).sort()).toEqual(["vault-damaged", "wrong-passphrase"]);
  expect(await rig.uncaught()).toEqual([]);
});

test(`${WRONG} wrong passphrases unlock nothing in the production build @short`, async () => {
  for (let index = 0; index < WRONG; index++) {
    const at = index % PASSPHRASE.length;
    const wrong = `${PASSPHRASE.slice(0, at)}${index}${PASSPHRASE.slice(at + (index % 2))}`;
    expect(await tryToUnlock(vault, wrong), wrong).toBe("wrong-passphrase");
  }
  expect(await rig.uncaught()).toEqual([]);
});

test("fewer iterations, another version and what is no vault at all are refused, and the right passphrase opens @short", async () => {
  for (const change of [{ iterations: 599_999 }, { iterations: 1 }, { version: 2 }, { kdf: "none" }, { salt: "" }]) {
    expect(await tryToUnlock({ ...vault, ...change }, PASSPHRASE), JSON.stringify(change)).toBe("vault-damaged");
  }
  expect(await tryToUnlock({}, PASSPHRASE)).toBe("vault-damaged");
  // What isn't even an object is read as none.
  for (const anything of ["text", 5]) expect(await tryToUnlock(anything, PASSPHRASE)).toBe("secret-not-kept");
  expect(await tryToUnlock(vault, PASSPHRASE)).toBe("unlocked");
});

test("a damaged vault is said in a clear sentence, and entering the secret again starts over @short", async () => {
  await rig.ask("lock");
  await rig.set("local", { vault: { ...vault, ciphertext: "damaged" } });
  const desk = await rig.openDesk();
  await desk.page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await desk.button("Unlock").click();
  await expect(desk.page.getByText("The stored secret is damaged")).toBeVisible();
  await expect(desk.page.getByRole("alert")).toContainText("Open Settings and enter the access key secret again");
  await rig.setUp();
  await expect(desk.user).toBeVisible();
});

/** With the wait of the tries before taken away: how long one has to wait is another test's matter. */
async function tryToUnlock(stored: unknown, passphrase: string): Promise<string> {
  await rig.inBarePage(`chrome.storage.local.remove("passphraseTries")`);
  await rig.set("local", { vault: stored });
  const { ok, failure } = await rig.ask("unlock", { passphrase });
  expect("secret" in (await rig.session())).toBe(ok);
  return ok ? "unlocked" : (failure?.code ?? "no code");
}
