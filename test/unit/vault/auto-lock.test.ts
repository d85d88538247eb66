import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { isOverdue } from "../../../lib/vault/lock-deadline.ts";
import { asUse, asUseBy, lockIfDue, watchForLock } from "../../../lib/vault/auto-lock.ts";
import { createConnect, testConnection, tokenStore } from "../../../lib/vault/connect.ts";
import { lock, unlock } from "../../../lib/vault/lock.ts";
import { binding, seal } from "../../../lib/vault/seal.ts";
import { failed } from "../../../lib/failure.ts";
import * as items from "../../../lib/state/items.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser, gate, saveSettings, unlockedWith, untilQuiet } from "../../doubles/worker.ts";

const MINUTE = 60_000;
const PASSPHRASE = "four unrelated words";
const SETTINGS = { serviceAddress: "https://a.example", accessKeyId: "key", route: "unbind-phone" } as const;
const TOKEN = { accessToken: "token", useUntil: Number.MAX_SAFE_INTEGER, owner: "owner" };
let clock = 0;
const work = () => Promise.resolve("done");
let onIdle: ((state: "active" | "idle" | "locked") => void) | undefined;

beforeEach(async () => {
  vi.restoreAllMocks();
  freshBrowser();
  extension.granted.add("https://a.example/*");
  clock = 1_000_000;
  vi.spyOn(Date, "now").mockImplementation(() => clock);
  vi.spyOn(fakeBrowser.idle.onStateChanged, "addListener").mockImplementation((listener) => {
    onIdle = listener;
  });
  vi.spyOn(fakeBrowser.idle, "setDetectionInterval").mockReturnValue(undefined);
  await items.settingsItem.setValue(SETTINGS);
  await items.vaultItem.setValue({ version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" });
  await unlockedWith("secret");
  await items.tokenItem.setValue(TOKEN);
});

const noToken = () => Promise.reject(new Error("Nothing asks for a token here"));
const connect = createConnect({ current: noToken, renew: noToken });

it("is due after the minutes, after a clock set back, and when nobody knows", () => {
  expect(isOverdue({ at: clock - 15 * MINUTE + 1 }, 15)).toBe(false);
  expect(isOverdue({ at: clock - 15 * MINUTE }, 15)).toBe(true);
  expect(isOverdue({ at: clock + MINUTE }, 15)).toBe(false);
  expect(isOverdue({ at: clock + 2 * MINUTE }, 15)).toBe(true);
  expect(isOverdue(null, 15)).toBe(true);
});

it("gives no secret out once the deadline has passed, though nobody was awake to see it", async () => {
  clock += 15 * MINUTE - 1;
  expect(await connect()).toMatchObject({ ok: true });
  clock += 1;
  expect(await connect()).toMatchObject({ ok: false, failure: { code: "locked" } });
  expect([await items.secretItem.getValue(), await items.tokenItem.getValue()]).toEqual([null, null]);
  expect(await items.unlockedItem.getValue()).toBe(false);
});

it("counts from the last use", async () => {
  clock += 14 * MINUTE;
  await asUse(work);
  clock += 14 * MINUTE;
  await lockIfDue();
  expect(await items.unlockedItem.getValue()).toBe(true);
  clock += MINUTE;
  await lockIfDue();
  expect(await items.unlockedItem.getValue()).toBe(false);
});

it("counts work that goes on as a use, before it is over", async () => {
  const { opened, open: finish } = gate();
  clock += 14 * MINUTE;
  const used = asUse(() => opened);
  await vi.waitFor(async () => expect(await items.activityItem.getValue()).toEqual({ at: clock }));
  clock += MINUTE;
  await lockIfDue();
  expect(await items.unlockedItem.getValue()).toBe(true);
  finish();
  await used;
});

it("can't be brought back to life by a use after the deadline", async () => {
  clock += 20 * MINUTE;
  await lockIfDue();
  await asUse(work);
  expect([await items.unlockedItem.getValue(), await items.activityItem.getValue()]).toEqual([false, null]);
});

it.each([
  ["unlock", () => unlock(PASSPHRASE)],
  [
    "Save with the secret",
    () => saveSettings({ ...SETTINGS, appId: "", accessKeySecret: "secret", passphrase: PASSPHRASE, askedAt: clock }),
  ],
] as const)("leaves the desk locked if the computer slept during %s", async (_, work) => {
  await items.vaultItem.setValue(await seal("secret", PASSPHRASE, binding(SETTINGS)));
  await lock();
  const removeValue = items.passphraseTriesItem.removeValue.bind(items.passphraseTriesItem);
  const sleeps = vi.spyOn(items.passphraseTriesItem, "removeValue").mockImplementationOnce(() => {
    clock += 15 * MINUTE;
    return removeValue();
  });
  expect((await asUse(work)).ok).toBe(true);
  expect(sleeps).toHaveBeenCalledOnce();
  expect([await items.unlockedItem.getValue(), await items.secretItem.getValue()]).toEqual([false, null]);
  expect((await asUse(work)).ok).toBe(true);
  expect(await items.unlockedItem.getValue()).toBe(true);
});

it("sends no test of the connection if the computer slept after the press", async () => {
  const getValue = items.languageItem.getValue.bind(items.languageItem);
  vi.spyOn(items.languageItem, "getValue").mockImplementation(() => {
    clock += 15 * MINUTE;
    return getValue();
  });
  const slept = () => connect().then((connected) => ((clock -= 15 * MINUTE), connected));
  const fetched = vi.spyOn(globalThis, "fetch");
  expect(await testConnection(slept)).toEqual(failed("locked"));
  expect(fetched).not.toHaveBeenCalled();
});

it("follows the agent's minutes, and the organisation's where they are fewer", async () => {
  await items.settingsItem.setValue({ ...SETTINGS, autoLockMinutes: 30 });
  clock += 29 * MINUTE;
  expect(await connect()).toMatchObject({ ok: true });
  await items.policyItem.setValue({ autoLockMinutes: 29 });
  expect(await connect()).toMatchObject({ failure: { code: "locked" } });
});

it("sets an alarm to the deadline, and locks when it rings", async () => {
  watchForLock();
  await asUse(work);
  expect(await fakeBrowser.alarms.get("auto-lock")).toMatchObject({ scheduledTime: clock + 15 * MINUTE });
  clock += 15 * MINUTE;
  const [alarm] = await fakeBrowser.alarms.getAll();
  if (!alarm) throw new Error("There is no alarm");
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await vi.waitFor(async () => expect(await items.unlockedItem.getValue()).toBe(false));
  await vi.waitFor(async () => expect(await fakeBrowser.alarms.getAll()).toEqual([]));
});

it("sets the alarm for what came of the work: a desk just unlocked, other minutes", async () => {
  await lock();
  await asUse(() => unlockedWith("secret"));
  expect(await fakeBrowser.alarms.get("auto-lock")).toMatchObject({ scheduledTime: clock + 15 * MINUTE });
  await asUse(() => items.policyItem.setValue({ autoLockMinutes: 2 }));
  expect(await fakeBrowser.alarms.get("auto-lock")).toMatchObject({ scheduledTime: clock + 2 * MINUTE });
});

it.each(["which-worker", "mark-seen", "read-attempt", "find-again"] as const)(
  "does not take %s for a use: a page that is left open asks that by itself, when an outcome is checked again",
  async (name) => {
    const before = await items.activityItem.getValue();
    clock += 10 * MINUTE;
    expect(await asUseBy(name, work)).toBe("done");
    expect(await items.activityItem.getValue()).toEqual(before);
  },
);

it("takes what the agent asks for as one", async () => {
  clock += 10 * MINUTE;
  await asUseBy("find-user", work);
  expect(await items.activityItem.getValue()).toEqual({ at: clock });
});

it("locks as a worker starts, if the last one was stopped when the alarm rang", async () => {
  clock += 15 * MINUTE;
  watchForLock();
  await vi.waitFor(async () => expect(await items.unlockedItem.getValue()).toBe(false));
});

it("forgets what a page wrote that had not heard of the lock yet", async () => {
  await lock();
  watchForLock();
  await items.draftItem.setValue({ typed: "13800138000", writtenBy: "a page" });
  await vi.waitFor(async () => expect(await items.draftItem.getValue()).toEqual({ typed: "" }));
});

it("keeps what was selected in a ticket for when the agent has unlocked", async () => {
  await lock();
  watchForLock();
  await items.draftItem.setValue({ typed: "13800138000" });
  await untilQuiet();
  expect(await items.draftItem.getValue()).toEqual({ typed: "13800138000" });
});

it("locks with the system, whatever the time", async () => {
  watchForLock();
  onIdle?.("active");
  await untilQuiet();
  expect(await items.unlockedItem.getValue()).toBe(true);
  onIdle?.("locked");
  await vi.waitFor(async () => expect(await items.secretItem.getValue()).toBe(null));
});

it("keeps no token that arrives after the lock", async () => {
  await tokenStore.write({ ...TOKEN, accessToken: "renewed" });
  expect((await tokenStore.read())?.accessToken).toBe("renewed");
  const locked = lock();
  await Promise.all([locked, tokenStore.write({ ...TOKEN, accessToken: "late" })]);
  expect(await tokenStore.read()).toBe(undefined);
});
