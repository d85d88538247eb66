import { beforeEach, describe, expect, it, vi } from "vitest";
import { shownAttempts } from "../../../lib/attempt/shown-attempts.ts";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failed } from "../../../lib/failure.ts";
import { lock, unlock } from "../../../lib/vault/lock.ts";
import { forgetService } from "../../../lib/vault/save-settings.ts";
import type { Payload } from "../../../lib/messages/protocol.ts";
import * as items from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { extension } from "../../doubles/browser.ts";
import { sentCodeWith } from "../../doubles/sent-code.ts";
import { userWith } from "../../doubles/users.ts";
import { freshBrowser, saveSettings, storedIn } from "../../doubles/worker.ts";

const SECRET = "0123456789abcdef-secret";
const PASSPHRASE = "four unrelated words";
const PAYLOAD: Payload<"save-settings"> = {
  serviceAddress: "https://api.authing.cn/",
  accessKeyId: " key-1 ",
  accessKeySecret: ` ${SECRET} `,
  appId: " app-1 ",
  route: "unbind-phone",
  passphrase: PASSPHRASE,
};
const BLOB = { version: 1, kdf: "PBKDF2-SHA-256", iterations: 600_000, salt: "a", iv: "b", ciphertext: "c" };
const STORED = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;

const OTHER = "https://other.example";

it.each(["\u200b", "\u2060", "\u202a", "\ufeff", "\u00ad"])("drops %j around and in what was pasted", async (dirt) => {
  const pasted = (text: string) => `${dirt}${text.slice(0, 3)}${dirt}${text.slice(3)}${dirt} `;
  const { accessKeyId, accessKeySecret, appId } = PAYLOAD;
  await saveSettings({
    ...PAYLOAD,
    accessKeyId: pasted(accessKeyId.trim()),
    accessKeySecret: pasted(accessKeySecret.trim()),
    appId: pasted(appId.trim()),
  });
  expect(await items.settingsItem.getValue()).toMatchObject({ accessKeyId: "key-1", appId: "app-1" });
  expect((await items.secretItem.getValue())?.secret).toBe(SECRET);
});

beforeEach(() => {
  freshBrowser();
  // As after the agent's press of Save: the new origin is granted before anything is stored.
  for (const address of [STORED.serviceAddress, OTHER]) extension.granted.add(`${address}/*`);
});

const save = (changes: Partial<Payload<"save-settings">> = {}) => saveSettings({ ...PAYLOAD, ...changes });
const granted = () => [...extension.granted];

/** As after an earlier save, without the time that encrypting takes. */
async function savedBefore(): Promise<void> {
  await items.settingsItem.setValue(STORED);
  await items.vaultItem.setValue(BLOB);
}

describe("a first save", () => {
  it("stores what was typed, trimmed, encrypts the secret and unlocks the desk", async () => {
    expect(await save()).toEqual({ ok: true, value: undefined });
    expect(await items.settingsItem.getValue()).toEqual({ ...STORED, appId: "app-1" });
    expect(await items.unlockedItem.getValue()).toBe(true);
    expect((await items.secretItem.getValue())?.secret).toBe(SECRET);
    const disk = await storedIn("local");
    expect(disk).toContain("PBKDF2");
    expect(disk).not.toContain(SECRET);
    expect(disk).not.toContain(PASSPHRASE);
    expect(await storedIn("session")).not.toContain(PASSPHRASE);
    await lock();
    expect(await unlock(PASSPHRASE)).toEqual({ ok: true, value: undefined });
    expect((await items.secretItem.getValue())?.secret).toBe(SECRET);
  });

  it.each([
    [{ serviceAddress: "not an address" }, "address-malformed"],
    [{ serviceAddress: "http://api.authing.cn" }, "address-not-https"],
    [{ accessKeyId: "  " }, "access-key-missing"],
    [{ accessKeySecret: "  " }, "secret-missing"],
    [{ passphrase: "eleven char" }, "passphrase-short"],
    [{ passphrase: "" }, "passphrase-short"],
  ] as const)("stores nothing with %j", async (changes, code) => {
    expect(await save(changes)).toEqual(failed(code));
    expect(await storedIn("local")).toBe("{}");
    expect(await storedIn("session")).toBe("{}");
  });
});

describe("a later save", () => {
  beforeEach(savedBefore);

  it("without a secret keeps the stored one, for the same service and access key", async () => {
    expect(await save({ accessKeySecret: "", passphrase: "", route: "verified-update", appId: "" })).toMatchObject({
      ok: true,
    });
    expect(await items.settingsItem.getValue()).toEqual({ ...STORED, route: "verified-update" });
    expect(await items.vaultItem.getValue()).toEqual(BLOB);
  });

  it.each([
    { serviceAddress: "https://evil.example" },
    { serviceAddress: "https://api.authing.cn/x" },
    { accessKeyId: "key-2" },
  ])("with %j asks for the secret again, and changes nothing", async (changes) => {
    expect(await save({ ...changes, accessKeySecret: "" })).toEqual(failed("secret-missing"));
    expect(await items.settingsItem.getValue()).toEqual(STORED);
    expect(await items.vaultItem.getValue()).toEqual(BLOB);
  });

  it("drops the token of the credentials before: changed ones never use it", async () => {
    await items.tokenItem.setValue({
      accessToken: "old",
      useUntil: Number.MAX_SAFE_INTEGER,
      owner: "https://api.authing.cn key-1",
    });
    await save({ accessKeySecret: "another secret" });
    expect(await items.tokenItem.getValue()).toBeNull();
    expect((await items.secretItem.getValue())?.secret).toBe("another secret");
  });

  it.each([{ serviceAddress: "https://other.example" }, { accessKeyId: "key-2" }])(
    "with %j leaves nobody, no result and no countdown on screen: there, the same ID can be somebody else",
    async (changes) => {
      await items.lookupItem.setValue({ typed: "zhang", userIdType: "username", lookupId: "1", state: "found" });
      await items.userItem.setValue(userWith());
      await items.attemptsItem.setValue({ one: attemptWith() });
      await items.sentCodesItem.setValue({ one: sentCodeWith() });
      await save(changes);
      expect([await items.lookupItem.getValue(), await items.userItem.getValue()]).toEqual([null, null]);
      expect([await items.attemptsItem.getValue(), await items.sentCodesItem.getValue()]).toEqual([{}, {}]);
    },
  );

  it("changes address and secret in one write: apart, nothing would open the vault", async () => {
    const written = vi.spyOn(fakeBrowser.storage.local, "set");
    await save();
    const keys = written.mock.calls.map(([values]) => Object.keys(values));
    written.mockRestore();
    expect(keys.filter((one) => one.includes("settings") || one.includes("vault"))).toEqual([["settings", "vault"]]);
  });

  it("of another service leaves none of its attempts, whatever is being shown meanwhile", async () => {
    await shownAttempts.write(attemptWith({ userId: "old" }));
    const showing = shownAttempts.write(attemptWith({ userId: "new" }));
    await Promise.all([forgetService(), showing]);
    expect(await items.attemptsItem.getValue()).toEqual({});
  });

  it("for the same service leaves the customer on screen", async () => {
    await items.userItem.setValue(userWith());
    await save({ accessKeySecret: "another secret" });
    expect(await items.userItem.getValue()).toEqual(userWith());
  });

  it("is followed by a lock that comes while the secret is being encrypted", async () => {
    const saving = save({ accessKeySecret: "another secret" });
    await vi.waitFor(async () => expect((await navigator.locks.query()).held).toHaveLength(1));
    await lock();
    await saving;
    expect([await items.secretItem.getValue(), await items.unlockedItem.getValue()]).toEqual([null, false]);
  });

  it("gives the old origin back, and keeps the one in use", async () => {
    await save({ serviceAddress: OTHER });
    expect(granted()).toEqual([`${OTHER}/*`]);
  });

  it("that fails gives the new origin back", async () => {
    await save({ serviceAddress: OTHER, accessKeySecret: "" });
    expect(granted()).toEqual([`${STORED.serviceAddress}/*`]);
  });

  it("gives back what was allowed for an address that was never saved", async () => {
    await save({ accessKeySecret: "" });
    expect(granted()).toEqual([`${STORED.serviceAddress}/*`]);
  });
});

describe("what the organisation has set", () => {
  it("holds, whatever the page sends", async () => {
    await items.policyItem.setValue({
      serviceAddress: "https://pool.example",
      accessKeyId: "org-key",
      appId: "org-app",
      unbindThrough: "verified-update",
    });
    const shown = { serviceAddress: "https://pool.example", accessKeyId: "org-key" };
    expect(await save(shown)).toMatchObject({ ok: true });
    expect(await items.settingsItem.getValue()).toEqual({
      serviceAddress: "https://pool.example",
      accessKeyId: "org-key",
      appId: "org-app",
      route: "verified-update",
    });
  });
});

it("takes no secret that was entered before the organisation named another service or key", async () => {
  for (const set of [{ serviceAddress: "https://pool.example" }, { accessKeyId: "org-key" }]) {
    await items.policyItem.setValue(set);
    expect(await save()).toMatchObject({ failure: { code: "secret-missing" } });
  }
  expect(await items.secretItem.getValue()).toBeNull();
});

it("lets nobody wait for guesses at the passphrase before", async () => {
  await items.passphraseTriesItem.setValue({ wrong: 9, at: Date.now() });
  await save();
  expect((await items.passphraseTriesItem.getValue()).wrong).toBe(0);
});

describe("a secret for this browser session alone", () => {
  it.each([true, false])("has to be entered again where that changes (from %s)", async (sessionOnly) => {
    await items.settingsItem.setValue({ ...STORED, sessionOnly });
    await items.vaultItem.setValue(BLOB);
    await items.unlockedItem.setValue(true);
    expect(await save({ accessKeySecret: "", sessionOnly: !sessionOnly })).toEqual(failed("secret-missing"));
    expect((await items.settingsItem.getValue())?.sessionOnly ?? false).toBe(sessionOnly);
  });

  it("is taken only once the encrypted one is gone from disk", async () => {
    await savedBefore();
    vi.spyOn(items.vaultItem, "removeValue").mockRejectedValueOnce(new Error("Disk full"));
    await expect(save({ sessionOnly: true, passphrase: "" })).rejects.toThrow("Disk full");
    expect(await items.settingsItem.getValue()).toEqual(STORED);
    expect(await items.secretItem.getValue()).toBeNull();
  });

  it("never touches disk, and needs no passphrase", async () => {
    await savedBefore();
    expect(await save({ sessionOnly: true, passphrase: "" })).toMatchObject({ ok: true });
    expect(await storedIn("local")).not.toContain(SECRET);
    expect(await items.vaultItem.getValue()).toBeNull();
    expect([(await items.secretItem.getValue())?.secret, await items.unlockedItem.getValue()]).toEqual([SECRET, true]);
  });

  it("stays while other settings are saved, and is entered again once it is locked away", async () => {
    await save({ sessionOnly: true, passphrase: "" });
    expect(await save({ accessKeySecret: "", sessionOnly: true })).toMatchObject({ ok: true });
    await lock();
    expect(await save({ accessKeySecret: "", sessionOnly: true })).toEqual(failed("secret-missing"));
  });
});
