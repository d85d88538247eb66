import { beforeEach, expect, it } from "vitest";
import { changePassphrase } from "../../../lib/vault/change-passphrase.ts";
import { saveSettings } from "../../../lib/vault/save-settings.ts";
import { passphraseTriesItem, secretItem, unlockedItem, vaultItem } from "../../../lib/state/items.ts";
import { lock, unlock } from "../../../lib/vault/lock.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const OLD = "the old passphrase";
const NEW = "the new passphrase";
const SECRET = "0123456789abcdef0123456789abcdef";
const payload = {
  ...{ serviceAddress: "https://a.example", accessKeyId: "key", accessKeySecret: SECRET, appId: "" },
  ...{ route: "unbind-phone" as const, passphrase: OLD },
};

beforeEach(async () => {
  freshBrowser();
  expect(await saveSettings(payload)).toMatchObject({ ok: true });
});

it("opens with the new passphrase afterwards, and no longer with the old one", async () => {
  const before = await vaultItem.getValue();
  expect(await changePassphrase({ current: OLD, next: NEW }, Date.now)).toMatchObject({ ok: true });
  const after = await vaultItem.getValue();
  expect(after?.salt).not.toBe(before?.salt);
  await lock();
  expect(await unlock(OLD)).toMatchObject({ failure: { code: "wrong-passphrase" } });
  expect(await unlock(NEW)).toMatchObject({ ok: true });
  expect((await secretItem.getValue())?.secret).toBe(SECRET);
});

it("leaves everything as it was for a wrong one, and counts it", async () => {
  const before = await vaultItem.getValue();
  expect(await changePassphrase({ current: "not the passphrase", next: NEW }, Date.now)).toMatchObject({
    failure: { code: "wrong-passphrase" },
  });
  expect(await vaultItem.getValue()).toEqual(before);
  expect((await passphraseTriesItem.getValue()).wrong).toBe(1);
});

it("wants twelve characters", async () => {
  expect(await changePassphrase({ current: OLD, next: "eleven char" }, Date.now)).toMatchObject({
    failure: { code: "passphrase-short" },
  });
});

it("does not unlock a locked desk", async () => {
  await lock();
  await changePassphrase({ current: OLD, next: NEW }, Date.now);
  expect([await unlockedItem.getValue(), await secretItem.getValue()]).toEqual([false, null]);
});
