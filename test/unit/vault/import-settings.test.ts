import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import fc from "fast-check";
import { failed, success } from "../../../lib/failure.ts";
import { FILE_KIND, readSharedSettings, settingsFile } from "../../../lib/settings/settings-file.ts";
import * as items from "../../../lib/state/items.ts";
import { importSettings } from "../../../lib/vault/import-settings.ts";
import { freshBrowser, storedIn, unlockedWith } from "../../doubles/worker.ts";

const OWN = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;
const BLOB = { version: 1, kdf: "PBKDF2-SHA-256", iterations: 600_000, salt: "a", iv: "b", ciphertext: "c" };
const fileOf = (settings: unknown) => ({ kind: FILE_KIND, version: 1, settings });
const look = (settings: unknown) => importSettings({ file: fileOf(settings), apply: false });
const apply = (settings: unknown) => importSettings({ file: fileOf(settings), apply: true });

beforeEach(async () => {
  freshBrowser();
  await items.settingsItem.setValue(OWN);
  await items.vaultItem.setValue(BLOB);
});

it("an exported file holds no secret, and brings the same settings to another computer", async () => {
  await unlockedWith("the-secret-itself");
  await items.settingsItem.setValue({ ...OWN, appId: "app-1", route: "verified-update", autoLockMinutes: 5 });
  await items.ticketStyleItem.setValue({ format: "jira", templates: { jira: "{{requestId}}", plain: "other" } });
  await items.retentionDaysItem.setValue(30);
  await items.chosenFixesItem.setValue(["unbind-phone", "reactivate"]);
  await items.languageItem.setValue("zh-CN");
  const shared = await readSharedSettings();
  const text = settingsFile(shared);
  for (const secret of ["the-secret-itself", BLOB.ciphertext + '"', BLOB.kdf]) expect(text).not.toContain(secret);

  freshBrowser();
  expect((await importSettings({ file: JSON.parse(text), apply: true })).ok).toBe(true);
  expect(await readSharedSettings()).toEqual(shared);
  expect(await importSettings({ file: JSON.parse(text), apply: false })).toEqual(success([]));
});

describe("looking at a file", () => {
  it("says what it would change, and changes nothing", async () => {
    const before = await storedIn("local");
    expect(await look({ autoLockMinutes: 5, retentionDays: 90, language: "zh-CN" })).toEqual(
      success([
        { setting: "autoLockMinutes", from: "15", to: "5" },
        { setting: "language", from: "", to: "zh-CN" },
      ]),
    );
    expect(await look({ allowedFixes: ["sign-out", "no such fix", "unbind-phone"] })).toEqual(
      success([{ setting: "allowedFixes", from: "", to: "unbind-phone, sign-out" }]),
    );
    expect(await storedIn("local")).toBe(before);
  });

  it.each([undefined, null, "text", 1, [], {}, { kind: "another" }, { kind: FILE_KIND }])(
    "refuses what is no file of ours: %j",
    async (file) => {
      expect(await importSettings({ file, apply: true })).toEqual(failed("settings-file-unusable"));
    },
  );

  it("takes each value on its own: one that can't be used is as good as none", async () => {
    const changes = await look({
      serviceAddress: "http://elsewhere.example",
      autoLockMinutes: 0,
      retentionDays: 1_000,
      allowedFixes: ["no such fix"],
      ticketFormat: "pdf",
      language: "fr",
      unbindThrough: "verified-update",
      accessKeySecret: "a secret",
      __proto__: { appId: "x" },
    });
    expect(changes).toEqual(success([{ setting: "unbindThrough", from: "unbind-phone", to: "verified-update" }]));
  });
});

describe("applying it", () => {
  it("keeps what the organisation has set", async () => {
    await items.policyItem.setValue({ retentionDays: 7, serviceAddress: OWN.serviceAddress });
    const changes = await apply({ retentionDays: 30, serviceAddress: "https://other.example", language: "en" });
    expect(changes).toEqual(success([{ setting: "language", from: "", to: "en" }]));
    expect((await items.settingsItem.getValue())?.serviceAddress).toBe(OWN.serviceAddress);
  });

  it("keeps the secret if it is for the same service and key", async () => {
    await unlockedWith("the-secret");
    await apply({ appId: "app-2", autoLockMinutes: 5 });
    expect(await items.settingsItem.getValue()).toEqual({ ...OWN, appId: "app-2", autoLockMinutes: 5 });
    expect(await items.vaultItem.getValue()).not.toBeNull();
    expect(await items.unlockedItem.getValue()).toBe(true);
  });

  it("takes the secret of another service away in the write that names the new one", async () => {
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    await apply({ serviceAddress: "https://other.example" });
    expect(set.mock.calls.map(([values]) => Object.keys(values))).toContainEqual(["settings", "vault"]);
    expect(await items.vaultItem.getValue()).toBeNull();
  });

  it("takes no authentication address from one service to another", async () => {
    await items.settingsItem.setValue({ ...OWN, authenticationAddress: "https://login.example" });
    await apply({ appId: "app-2" });
    expect((await items.settingsItem.getValue())?.authenticationAddress).toBe("https://login.example");
    await apply({ serviceAddress: "https://other.example" });
    expect(await items.settingsItem.getValue()).not.toHaveProperty("authenticationAddress");
  });

  it.each([
    { serviceAddress: "https://other.example" },
    { accessKeyId: "key-2" },
    { authenticationAddress: "https://login.example" },
  ])("forgets the secret if it was entered for another service, key or authentication address: %o", async (other) => {
    await unlockedWith("the-secret");
    await apply(other);
    expect(await items.settingsItem.getValue()).toMatchObject(other);
    expect(await items.vaultItem.getValue()).toBeNull();
    expect(await items.secretItem.getValue()).toBeNull();
    expect(await items.unlockedItem.getValue()).toBe(false);
  });

  it("never throws, and never stores what can't be read back, whatever a file holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (settings) => {
        const applied = await apply(settings);
        if (!applied.ok) return;
        const now: Record<string, unknown> = await readSharedSettings();
        for (const { setting, to } of applied.value) expect([now[setting]].flat().join(", ")).toBe(to);
      }),
      { numRuns: 100 },
    );
  });
});
