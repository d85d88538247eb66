import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import * as items from "../../../lib/state/items.ts";
import { isDueToLock } from "../../../lib/vault/lock-deadline.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const SETTINGS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" };
const MINUTE = 60_000;

/** Of no item the shape. */
const ODD: unknown[] = [0, -1, 1e9, 1.5, "", "abc", true, [], ["x"], {}, { version: 7 }, "__proto__", { toString: 1 }];

const ITEMS = {
  settings: items.settingsItem,
  passphraseTries: items.passphraseTriesItem,
  language: items.languageItem,
  clearedForms: items.clearedFormsItem,
  retentionDays: items.retentionDaysItem,
  ticketStyle: items.ticketStyleItem,
};

beforeEach(freshBrowser);

const onDisk = (stored: Record<string, unknown>) => fakeBrowser.storage.local.set(stored);

describe.each(Object.entries(ITEMS))("stored %s", (key, item) => {
  it.each(ODD)("of no right shape is as good as none: %j", async (value) => {
    const byDefault: unknown = await item.getValue();
    await onDisk({ [key]: value });
    expect(await item.getValue()).toEqual(byDefault);
  });

  it("is parsed for who watches it, too", async () => {
    const byDefault: unknown = await item.getValue();
    const shown = vi.fn();
    const stop = item.watch(shown);
    await onDisk({ [key]: "abc" });
    await vi.waitFor(() => expect(shown).toHaveBeenCalledWith(byDefault));
    stop();
  });
});

describe("a stored moment", () => {
  const read = {
    journalLostAt: [items.journalLostAtItem, (at: number) => at],
    poolCheck: [items.poolCheckItem, (at: number) => ({ at, serviceAddress: "https://api.authing.cn", rows: [] })],
  } as const;

  it.each(Object.entries(read))("that no date can hold is as good as none: %s", async (key, [item, valueAt]) => {
    for (const at of [1e300, 8.64e15 + 1, -1e16, NaN]) {
      await onDisk({ [key]: valueAt(at) });
      expect(await item.getValue(), String(at)).toBeNull();
    }
    await onDisk({ [key]: valueAt(8.64e15) });
    expect(await item.getValue()).toEqual(valueAt(8.64e15));
  });

  it("of the end of a check that no date can hold is none", async () => {
    await onDisk({ poolCheck: { ...read.poolCheck[1](5), endedAt: 1e300 } });
    expect(await items.poolCheckItem.getValue()).toEqual(read.poolCheck[1](5));
  });

  it("of an attempt that no date can hold takes that attempt along, and no other", async () => {
    const attempts = { odd: attemptWith({ readBack: { at: 1e300, done: true } }), good: attemptWith() };
    await fakeBrowser.storage.session.set({ attempts });
    expect(await items.attemptsItem.getValue()).toEqual({ good: attempts.good });
  });
});

describe("stored settings", () => {
  it.each(["abc", 1e9, NaN, 0, -5, 0.5, null, {}])(
    "never lock later than by default: autoLockMinutes %j",
    async (minutes) => {
      await onDisk({ settings: { ...SETTINGS, autoLockMinutes: minutes } });
      await items.unlockedItem.setValue(true);
      await items.activityItem.setValue({ at: 0 });
      const now = vi.spyOn(Date, "now").mockReturnValue(15 * MINUTE);
      expect(await isDueToLock()).toBe(true);
      now.mockReturnValue(15 * MINUTE - 1);
      expect(await isDueToLock()).toBe(false);
    },
  );

  it.each(["not an address", "http://evil.example", "javascript:alert(1)", "ftp://a.example", 7, null])(
    "with the service address %j are none",
    async (serviceAddress) => {
      await onDisk({ settings: { ...SETTINGS, serviceAddress } });
      expect(await items.settingsItem.getValue()).toBeNull();
    },
  );

  it("lose only the field that doesn't fit, and what nobody knows", async () => {
    await onDisk({ settings: { ...SETTINGS, appId: 7, route: "delete-user", sessionOnly: "yes", more: 1 } });
    expect(await items.settingsItem.getValue()).toEqual(SETTINGS);
  });
});

it("takes no form of no phone that would be a phone", async () => {
  await onDisk({
    clearedForms: { "https://a.example": "13999999999", "https://b.example": "", "https://c.example": null },
  });
  expect(await items.clearedFormsItem.getValue()).toEqual({ "https://b.example": "", "https://c.example": null });
});

it("keeps a template that fits, and no other", async () => {
  const templates = { plain: "{requestId}", html: "x".repeat(10_001), jira: 7, markdown: " \n", other: "x" };
  await onDisk({ ticketStyle: { format: "jira", templates } });
  expect(await items.ticketStyleItem.getValue()).toEqual({ format: "jira", templates: { plain: "{requestId}" } });
});

it("takes no moment that is none", async () => {
  await onDisk({ journalSince: "yesterday", journalLostAt: {} });
  expect([await items.journalSinceItem.getValue(), await items.journalLostAtItem.getValue()]).toEqual([null, null]);
});

it("takes a use at no moment for no use, so that the desk locks", async () => {
  await fakeBrowser.storage.session.set({ unlocked: true, activity: { at: "now" } });
  expect(await isDueToLock()).toBe(true);
});

it("has a vault of any shape to be told as damaged", async () => {
  await onDisk({ vault: { version: "1", salt: 7 } });
  expect(await items.vaultItem.getValue()).toEqual({
    version: 0,
    kdf: "",
    iterations: 0,
    salt: "",
    iv: "",
    ciphertext: "",
  });
});
