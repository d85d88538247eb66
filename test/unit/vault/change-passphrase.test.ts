// @vitest-environment node
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { changePassphrase } from "../../../lib/vault/change-passphrase.ts";
import { saveSettings } from "../../../lib/vault/save-settings.ts";
import {
  passphraseTriesItem,
  policyItem,
  secretItem,
  settingsItem,
  unlockedItem,
  vaultItem,
} from "../../../lib/state/items.ts";
import { forgetSecret, lock, unlock } from "../../../lib/vault/lock.ts";
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

it("starts over: the secret is gone, the settings stay", async () => {
  await forgetSecret();
  expect(await vaultItem.getValue()).toBe(null);
  expect(await secretItem.getValue()).toBe(null);
  expect(await settingsItem.getValue()).toMatchObject({ accessKeyId: "key" });
  expect(await unlock(OLD)).toMatchObject({ failure: { code: "secret-not-kept" } });
});

it("keeps a secret that is not to be remembered in memory alone", async () => {
  expect(await saveSettings({ ...payload, passphrase: "", sessionOnly: true })).toMatchObject({ ok: true });
  expect(await vaultItem.getValue()).toBe(null);
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain(SECRET);
  expect((await secretItem.getValue())?.secret).toBe(SECRET);
  // Other settings can change while it is there …
  expect(await saveSettings({ ...payload, accessKeySecret: "", sessionOnly: true })).toMatchObject({ ok: true });
  // … and once it is gone it has to be given again.
  await lock();
  expect(await saveSettings({ ...payload, accessKeySecret: "", sessionOnly: true })).toMatchObject({
    failure: { code: "secret-missing" },
  });
});

it("asks for the secret again when it is to be kept in another way", async () => {
  expect(await saveSettings({ ...payload, accessKeySecret: "", sessionOnly: true })).toMatchObject({
    failure: { code: "secret-missing" },
  });
});

it("stores what the organisation has set, whatever the page sends", async () => {
  await policyItem.setValue({ serviceAddress: "https://b.example", unbindThrough: "verified-update" });
  await saveSettings({ ...payload, serviceAddress: "https://b.example" });
  expect(await settingsItem.getValue()).toMatchObject({
    serviceAddress: "https://b.example",
    route: "verified-update",
  });
});

it("never uses a secret with a service it was not given for, when the organisation names another", async () => {
  await policyItem.setValue({ serviceAddress: "https://b.example" });
  await lock();
  expect(await unlock(OLD)).toMatchObject({ failure: { code: "secret-missing" } });
});
