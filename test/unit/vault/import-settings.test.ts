import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import fc from "fast-check";
import { failed, success } from "../../../lib/failure.ts";
import { FILE_KIND, readSharedSettings, settingsFile } from "../../../lib/settings/settings-file.ts";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import { parsePolicy } from "../../../lib/settings/policy.ts";
import * as items from "../../../lib/state/items.ts";
import { SHARED_SETTINGS, type SharedSetting } from "../../../lib/state/settings.ts";
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
  expect(await importSettings({ file: JSON.parse(text), apply: false })).toEqual(
    success({ applied: false, changes: [], left: [] }),
  );
});

it("an exported file holds no minutes that nobody chose", async () => {
  expect(await readSharedSettings()).not.toHaveProperty("autoLockMinutes");
  await items.policyItem.setValue({ autoLockMinutes: 10 });
  expect(await readSharedSettings()).toHaveProperty("autoLockMinutes", 10);
});

describe("looking at a file", () => {
  it("says what it would change, and changes nothing", async () => {
    const before = await storedIn("local");
    expect(await look({ autoLockMinutes: 5, retentionDays: 90, language: "zh-CN" })).toEqual(
      success({
        applied: false,
        changes: [
          { setting: "autoLockMinutes", from: "15", to: "5" },
          { setting: "language", from: "", to: "zh-CN" },
        ],
        left: [],
      }),
    );
    expect(await look({ allowedFixes: ["sign-out", "no such fix", "unbind-phone"] })).toEqual(
      success({
        applied: false,
        changes: [{ setting: "allowedFixes", from: "", to: "unbind-phone, sign-out" }],
        left: [],
      }),
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
    const unusable = ["serviceAddress", "autoLockMinutes", "allowedFixes", "retentionDays", "ticketFormat", "language"];
    expect(changes).toEqual(
      success({
        applied: false,
        changes: [{ setting: "unbindThrough", from: "unbind-phone", to: "verified-update" }],
        left: unusable.map((setting) => ({ setting, why: "unusable" })),
      }),
    );
  });
});

describe("applying it", () => {
  it("keeps what the organisation has set", async () => {
    await items.policyItem.setValue({ retentionDays: 7, serviceAddress: OWN.serviceAddress });
    const imported = await apply({ retentionDays: 30, serviceAddress: "https://other.example", language: "en" });
    const left = ["serviceAddress", "retentionDays"].map((setting) => ({ setting, why: "organisation" }));
    expect(imported).toEqual(success({ applied: true, changes: [{ setting: "language", from: "", to: "en" }], left }));
    expect((await items.settingsItem.getValue())?.serviceAddress).toBe(OWN.serviceAddress);
  });

  it("takes minutes up to the organisation's most", async () => {
    await items.policyItem.setValue({ autoLockMinutes: 30 });
    const setting = "autoLockMinutes";
    expect(await apply({ autoLockMinutes: 5 })).toEqual(
      success({ applied: true, changes: [{ setting, from: "15", to: "5" }], left: [] }),
    );
    const left = [{ setting, why: "organisation" }];
    expect(await apply({ autoLockMinutes: 45 })).toEqual(success({ applied: true, changes: [], left }));
    expect((await items.settingsItem.getValue())?.autoLockMinutes).toBe(5);
  });

  it("changes nothing more than what was seen: if another window has saved meanwhile, it is shown anew", async () => {
    const file = fileOf({ appId: "app-1", unbindThrough: "verified-update" });
    const foretold = await importSettings({ file, apply: false });
    if (!foretold.ok) throw new Error(foretold.failure.code);
    await items.settingsItem.setValue({ ...OWN, appId: "theirs" });
    const seen = foretold.value.changes;
    const again = await importSettings({ file, apply: true, seen });
    const changes = [
      { setting: "appId", from: "theirs", to: "app-1" },
      { setting: "unbindThrough", from: "unbind-phone", to: "verified-update" },
    ];
    expect(again).toEqual(success({ applied: false, changes, left: [] }));
    expect(await items.settingsItem.getValue()).toEqual({ ...OWN, appId: "theirs" });
    expect(await importSettings({ file, apply: true, seen: again.ok ? again.value.changes : [] })).toMatchObject({
      value: { applied: true },
    });
    expect(await items.settingsItem.getValue()).toEqual({ ...OWN, appId: "app-1", route: "verified-update" });
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
    const other = await apply({ serviceAddress: "https://other.example" });
    expect(await items.settingsItem.getValue()).not.toHaveProperty("authenticationAddress");
    expect(other).toMatchObject({
      value: { changes: [{}, { setting: "authenticationAddress", from: "https://login.example", to: "" }] },
    });
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
        for (const { setting, to } of applied.value.changes) expect([now[setting]].flat().join(", ")).toBe(to);
      }),
      { numRuns: 100 },
    );
  });

  /** Good values and bad ones of every setting; each test takes some of them. */
  const ANY: { [Setting in SharedSetting]: fc.Arbitrary<unknown> } = {
    serviceAddress: fc.constantFrom("https://api.authing.cn", "https://other.example", "http://elsewhere.example"),
    authenticationAddress: fc.constantFrom("https://login.example", "https://other.example", 1),
    accessKeyId: fc.constantFrom("key-1", "key-2", ""),
    appId: fc.constantFrom("app-1", "app-2"),
    unbindThrough: fc.constantFrom("unbind-phone", "verified-update", "by hand"),
    autoLockMinutes: fc.constantFrom(5, 15, 0),
    allowedFixes: fc.constantFrom(["unbind-phone"], ["sign-out", "unbind-phone"], ["no such fix"], null),
    retentionDays: fc.constantFrom(7, 90, 1_000),
    ticketFormat: fc.constantFrom("plain", "jira", "pdf"),
    ticketTemplate: fc.constantFrom("{{requestId}}", "{{outcome}}", "", " \n"),
    language: fc.constantFrom("en", "zh-CN", "fr"),
  };

  it("has each value of a file in force afterwards, or says that it left it, with any policy, on any desk", async () => {
    const some = fc.record(ANY, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(some, some, fc.boolean(), async (settings, managed, isFresh) => {
        freshBrowser();
        if (!isFresh) await items.settingsItem.setValue({ ...OWN, authenticationAddress: "https://login.example" });
        await items.policyItem.setValue(parsePolicy(managed));
        const before = await readSharedSettings();
        const foretold = await look(settings);
        const applied = await apply(settings);
        if (!applied.ok) throw new Error(applied.failure.code);
        const { changes, left } = applied.value;
        expect(foretold).toEqual(success({ applied: false, changes, left }));
        const after = await readSharedSettings();
        const [now, had]: Record<string, unknown>[] = [after, before];
        for (const [setting, value] of Object.entries(settings)) {
          const isServiceAgain = setting === "authenticationAddress" && value === after.serviceAddress;
          if (isServiceAgain || left.some((one) => one.setting === setting)) continue;
          const known = Array.isArray(value) ? fixIds.filter((id) => value.includes(id)) : value;
          expect(now?.[setting], setting).toEqual(known);
        }
        for (const { setting, to } of changes) expect([now?.[setting]].flat().join(", "), setting).toBe(to);
        for (const setting of SHARED_SETTINGS)
          if (had?.[setting] !== undefined && !changes.some((one) => one.setting === setting))
            expect(now?.[setting], setting).toEqual(had[setting]);
      }),
      { numRuns: 200 },
    );
  });

  it("sets a fresh desk up with the organisation's access key, and says what it can't take without one", async () => {
    const file = { serviceAddress: "https://other.example", appId: "app-1", unbindThrough: "verified-update" };
    freshBrowser();
    await items.policyItem.setValue({ accessKeyId: "ours" });
    await apply({ ...file, autoLockMinutes: 5 });
    const { unbindThrough: route, ...service } = file;
    expect(await items.settingsItem.getValue()).toEqual({ ...service, accessKeyId: "ours", route, autoLockMinutes: 5 });

    freshBrowser();
    expect(await apply({ ...file, language: "en" })).toEqual(
      success({
        applied: true,
        changes: [{ setting: "language", from: "", to: "en" }],
        left: Object.keys(file).map((setting) => ({ setting, why: "no-key" })),
      }),
    );
  });

  it("takes a template with its format alone", async () => {
    await items.policyItem.setValue({ ticketFormat: "jira" });
    const imported = await apply({ ticketFormat: "html", ticketTemplate: "<b>{{user}}</b>" });
    const left = ["ticketFormat", "ticketTemplate"].map((setting) => ({ setting, why: "organisation" }));
    expect(imported).toEqual(success({ applied: true, changes: [], left }));
    expect(await items.ticketStyleItem.getValue()).toEqual({ format: "plain", templates: {} });
    await apply({ ticketTemplate: "*{{user}}*" });
    expect((await readSharedSettings()).ticketTemplate).toBe("*{{user}}*");
  });
});
