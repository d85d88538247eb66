import { beforeEach, expect, it } from "vitest";
import { changePassphrase } from "../../../lib/vault/change-passphrase.ts";
import { passphraseTriesItem, secretItem, unlockedItem, vaultItem } from "../../../lib/state/items.ts";
import { inTurn, lock, unlock } from "../../../lib/vault/lock.ts";
import { seal } from "../../../lib/vault/seal.ts";
import { freshBrowser, saveSettings } from "../../doubles/worker.ts";

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
  expect(await changePassphrase({ current: OLD, next: NEW })).toMatchObject({ ok: true });
  const after = await vaultItem.getValue();
  expect(after?.salt).not.toBe(before?.salt);
  await lock();
  expect(await unlock(OLD)).toMatchObject({ failure: { code: "wrong-passphrase" } });
  expect(await unlock(NEW)).toMatchObject({ ok: true });
  expect((await secretItem.getValue())?.secret).toBe(SECRET);
});

it("leaves everything as it was for a wrong one, and counts it", async () => {
  const before = await vaultItem.getValue();
  expect(await changePassphrase({ current: "not the passphrase", next: NEW })).toMatchObject({
    failure: { code: "wrong-passphrase" },
  });
  expect(await vaultItem.getValue()).toEqual(before);
  expect((await passphraseTriesItem.getValue()).wrong).toBe(1);
});

it("wants twelve characters", async () => {
  expect(await changePassphrase({ current: OLD, next: "eleven char" })).toMatchObject({
    failure: { code: "passphrase-short" },
  });
});

it("waits for what another window saves: a vault beside settings that aren't its own never opens", async () => {
  const order: string[] = [];
  let changing = Promise.resolve(0);
  await inTurn(async () => {
    changing = changePassphrase({ current: OLD, next: NEW }).then(() => order.push("changed"));
    // More than a change does.
    for (let time = 0; time < 4; time++) await seal(SECRET, OLD, "another");
    order.push("saved");
  });
  await changing;
  expect(order).toEqual(["saved", "changed"]);
});

it("does not unlock a locked desk", async () => {
  await lock();
  await changePassphrase({ current: OLD, next: NEW });
  expect([await unlockedItem.getValue(), await secretItem.getValue()]).toEqual([false, null]);
});
