import { beforeAll, expect, it } from "vitest";
import type { VaultBlob } from "../../../lib/state/stored-values.ts";
import { isLongEnough, MIN_ITERATIONS, open, seal } from "../../../lib/vault/seal.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const PASSPHRASE = "four unrelated words";
const BOUND = "https://api.authing.cn key";
let blob: VaultBlob;

beforeAll(async () => {
  blob = await seal(SECRET, PASSPHRASE, BOUND);
});

it("says in the blob itself how it was made, and holds to the least number of iterations", () => {
  expect(blob).toMatchObject({ version: 1, kdf: "PBKDF2-SHA-256" });
  expect(blob.iterations).toBeGreaterThanOrEqual(600_000);
  expect(JSON.stringify(blob)).not.toContain(SECRET);
});

it("opens for the passphrase, however its characters were composed, and for what it is bound to", async () => {
  expect(await open(blob, PASSPHRASE, BOUND)).toEqual({ ok: true, value: SECRET });
  const composed = await seal(SECRET, "caf\u00e9 au lait bitte", BOUND);
  expect(await open(composed, "cafe\u0301 au lait bitte", BOUND)).toEqual({ ok: true, value: SECRET });
});

it.each(["https://evil.example key", "https://api.authing.cn other", "https://api.authing.cn key ", ""])(
  "does not open for %s",
  async (boundTo) => {
    expect(await open(blob, PASSPHRASE, boundTo)).toMatchObject({ failure: { code: "wrong-passphrase" } });
  },
);

it("never makes the same blob twice", async () => {
  const again = await seal(SECRET, PASSPHRASE, BOUND);
  expect([again.salt, again.iv, again.ciphertext]).not.toContain(blob.salt);
  expect(again.salt).not.toBe(blob.salt);
  expect(again.iv).not.toBe(blob.iv);
});

const DAMAGED: [string, Record<string, unknown>][] = [
  ["a version of the future", { version: 2 }],
  ["no version", { version: undefined }],
  ["another derivation", { kdf: "PBKDF2-SHA-1" }],
  ["too few iterations", { iterations: MIN_ITERATIONS - 1 }],
  ["one iteration", { iterations: 1 }],
  ["iterations beyond reason", { iterations: 100 * MIN_ITERATIONS + 1 }],
  ["iterations that are no number", { iterations: "600000" }],
  ["half an iteration", { iterations: MIN_ITERATIONS + 0.5 }],
  ["a short salt", { salt: "AAAA" }],
  ["no salt", { salt: undefined }],
  ["a salt that is no text", { salt: 5 }],
  ["a short iv", { iv: "AAAA" }],
  ["no base64", { ciphertext: "*" }],
  ["less than a tag", { ciphertext: "AAAA" }],
  ["nothing", { ciphertext: null }],
];

it.each(DAMAGED)("calls %s damaged, without a try", async (_what, change) => {
  const damaged: VaultBlob = Object.assign({ ...blob }, change);
  expect(await open(damaged, PASSPHRASE, BOUND)).toMatchObject({ ok: false, failure: { code: "vault-damaged" } });
});

it("reads base64 only as it was written, because spare bits and blanks would be changes that nobody sees", async () => {
  const spare = blob.salt.replace(/.==$/, (end: string) => `${String.fromCharCode(end.charCodeAt(0) + 1)}==`);
  for (const salt of [spare, `${blob.salt} `, blob.salt.replace("==", "")]) {
    expect(await open({ ...blob, salt }, PASSPHRASE, BOUND)).toMatchObject({ ok: false });
  }
});

it("counts a passphrase by characters", () => {
  expect(isLongEnough("12345678901")).toBe(false);
  expect(isLongEnough("123456789012")).toBe(true);
  expect(isLongEnough("🔑🔑🔑🔑🔑🔑")).toBe(false);
  expect(isLongEnough("一二三四五六七八九十百千")).toBe(true);
});
