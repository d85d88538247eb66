import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { pressedUsers } from "../../../lib/attempt/pressed-users.ts";
import { failed } from "../../../lib/failure.ts";
import { finishLock, lock, unlock } from "../../../lib/vault/lock.ts";
import * as items from "../../../lib/state/items.ts";
import type { VaultBlob } from "../../../lib/state/stored-values.ts";
import { binding, seal } from "../../../lib/vault/seal.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { userWith } from "../../doubles/users.ts";
import { freshBrowser, storedIn, unlockedWith } from "../../doubles/worker.ts";

const SETTINGS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;
const PASSPHRASE = "four unrelated words";

let blob: VaultBlob;
beforeAll(async () => {
  blob = await seal("the-secret", PASSPHRASE, binding(SETTINGS));
});
beforeEach(async () => {
  freshBrowser();
  await items.settingsItem.setValue(SETTINGS);
  await items.vaultItem.setValue(blob);
});

describe("unlocking", () => {
  it("has the secret in memory alone", async () => {
    expect(await unlock(PASSPHRASE)).toEqual({ ok: true, value: undefined });
    expect([(await items.secretItem.getValue())?.secret, await items.unlockedItem.getValue()]).toEqual([
      "the-secret",
      true,
    ]);
    expect(await storedIn("local")).not.toContain("the-secret");
  });

  it("with a wrong passphrase leaves it locked, and keeps the passphrase nowhere", async () => {
    expect(await unlock("four unrelated wordz")).toMatchObject(failed("wrong-passphrase"));
    expect([await items.secretItem.getValue(), await items.unlockedItem.getValue()]).toEqual([null, false]);
    expect((await storedIn("local")) + (await storedIn("session"))).not.toContain("wordz");
  });

  it.each([{ serviceAddress: "https://evil.example" }, { accessKeyId: "key-2" }])(
    "opens nothing where the settings on disk were changed to %j",
    async (changes) => {
      await items.settingsItem.setValue({ ...SETTINGS, ...changes });
      expect(await unlock(PASSPHRASE)).toMatchObject(failed("wrong-passphrase"));
      expect(await items.secretItem.getValue()).toBeNull();
    },
  );

  it("opens nothing for another service that the organisation names", async () => {
    await items.policyItem.setValue({ serviceAddress: "https://b.example" });
    expect(await unlock(PASSPHRASE)).toMatchObject(failed("secret-missing"));
  });

  it("is undone by a lock that comes while the passphrase is being tried: the system's doesn't wait", async () => {
    const unlocking = unlock(PASSPHRASE);
    await lock();
    await unlocking;
    expect([await items.secretItem.getValue(), await items.unlockedItem.getValue()]).toEqual([null, false]);
  });

  it("says that there is nothing to unlock", async () => {
    await items.vaultItem.removeValue();
    expect(await unlock(PASSPHRASE)).toEqual(failed("secret-not-kept"));
    await items.settingsItem.removeValue();
    expect(await unlock(PASSPHRASE)).toEqual(failed("not-set-up"));
  });

  it("says that the store is damaged, not that the passphrase is wrong", async () => {
    await items.vaultItem.setValue({ ...blob, iterations: 1 });
    expect(await unlock(PASSPHRASE)).toEqual(failed("vault-damaged"));
  });
});

it.each([
  ["stays with another secret for the same key", {}, true],
  ["is another with another key: nothing of the one before goes on", { accessKeyId: "key-2" }, false],
])("what an unlocked desk goes by %s", async (_what, changes, same) => {
  await unlockedWith("one");
  const before = (await items.secretItem.getValue())?.unlockId;
  await items.settingsItem.setValue({ ...SETTINGS, ...changes });
  await unlockedWith("another");
  expect((await items.secretItem.getValue())?.unlockId === before).toBe(same);
});

it("forgets all that an unlocked desk holds, and keeps what attempts came to", async () => {
  await unlockedWith("the-secret");
  await items.tokenItem.setValue({ accessToken: "the-token", useUntil: Number.MAX_SAFE_INTEGER, owner: "o" });
  await items.userItem.setValue(userWith());
  await items.lookupItem.setValue({ typed: "13800138000", userIdType: "phone", lookupId: "1", state: "finding" });
  await items.draftItem.setValue({ typed: "13800138000" });
  await items.attemptsItem.setValue({ key: attemptWith() });
  await lock();
  expect(await fakeBrowser.storage.session.get()).toEqual({ attempts: { key: attemptWith() } });
  expect(await items.vaultItem.getValue()).toEqual(blob);
});

it("takes the secret out of memory that takes nothing more", async () => {
  await unlockedWith("the-secret");
  const full = vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValue(new Error("QUOTA_BYTES quota exceeded"));
  await lock().finally(() => full.mockRestore());
  expect(await storedIn("session")).not.toContain("the-secret");
});

it("keeps no user whom a press was for, whenever it comes", async () => {
  await unlockedWith("the-secret");
  await pressedUsers.write("before", userWith());
  const writing = pressedUsers.write("meanwhile", userWith());
  await lock();
  await writing;
  await pressedUsers.write("after", userWith());
  expect(await items.pressedUsersItem.getValue()).toEqual({});
});

it("leaves no open desk whose secret is another service's: the last worker ended in a save", async () => {
  await unlockedWith("the-secret");
  await finishLock();
  expect(await items.unlockedItem.getValue()).toBe(true);
  await items.settingsItem.setValue({ ...SETTINGS, accessKeyId: "key-2" });
  await finishLock();
  expect([await items.unlockedItem.getValue(), await items.secretItem.getValue()]).toEqual([false, null]);
});

it("holds no token of the secret before", async () => {
  await items.tokenItem.setValue({ accessToken: "old", useUntil: Number.MAX_SAFE_INTEGER, owner: "o" });
  await unlockedWith("new");
  expect(await items.tokenItem.getValue()).toBeNull();
});
