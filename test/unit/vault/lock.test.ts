import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { failed } from "../../../lib/failure.ts";
import { lock, unlock } from "../../../lib/vault/lock.ts";
import {
  attemptsItem,
  draftItem,
  lookupItem,
  secretItem,
  settingsItem,
  tokenItem,
  unlockedItem,
  userItem,
  vaultItem,
} from "../../../lib/state/items.ts";
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
  await settingsItem.setValue(SETTINGS);
  await vaultItem.setValue(blob);
});

describe("unlocking", () => {
  it("has the secret in memory alone", async () => {
    expect(await unlock(PASSPHRASE)).toEqual({ ok: true, value: undefined });
    expect([(await secretItem.getValue())?.secret, await unlockedItem.getValue()]).toEqual(["the-secret", true]);
    expect(await storedIn("local")).not.toContain("the-secret");
  });

  it("with a wrong passphrase leaves it locked, and keeps the passphrase nowhere", async () => {
    expect(await unlock("four unrelated wordz")).toMatchObject(failed("wrong-passphrase"));
    expect([await secretItem.getValue(), await unlockedItem.getValue()]).toEqual([null, false]);
    expect((await storedIn("local")) + (await storedIn("session"))).not.toContain("wordz");
  });

  it.each([{ serviceAddress: "https://evil.example" }, { accessKeyId: "key-2" }])(
    "opens nothing where the settings on disk were changed to %j",
    async (changes) => {
      await settingsItem.setValue({ ...SETTINGS, ...changes });
      expect(await unlock(PASSPHRASE)).toMatchObject(failed("wrong-passphrase"));
      expect(await secretItem.getValue()).toBeNull();
    },
  );

  it("is undone by a lock that comes while the passphrase is being tried: the system's doesn't wait", async () => {
    const unlocking = unlock(PASSPHRASE);
    await lock();
    await unlocking;
    expect([await secretItem.getValue(), await unlockedItem.getValue()]).toEqual([null, false]);
  });

  it("says that there is nothing to unlock", async () => {
    await vaultItem.removeValue();
    expect(await unlock(PASSPHRASE)).toEqual(failed("secret-not-kept"));
    await settingsItem.removeValue();
    expect(await unlock(PASSPHRASE)).toEqual(failed("not-set-up"));
  });

  it("says that the store is damaged, not that the passphrase is wrong", async () => {
    await vaultItem.setValue({ ...blob, iterations: 1 });
    expect(await unlock(PASSPHRASE)).toEqual(failed("vault-damaged"));
  });
});

describe("locking", () => {
  it("forgets secret, token, customer, look-up and draft, and keeps what attempts came to", async () => {
    await unlockedWith("the-secret");
    await tokenItem.setValue({ accessToken: "the-token", useUntil: Number.MAX_SAFE_INTEGER, owner: "o" });
    await userItem.setValue(userWith());
    await lookupItem.setValue({ typed: "13800138000", userIdType: "phone", lookupId: "1", state: "finding" });
    await draftItem.setValue({ typed: "13800138000" });
    await attemptsItem.setValue({ key: attemptWith() });
    await lock();
    const session = await storedIn("session");
    for (const gone of ["the-secret", "the-token", "13800138000", "zhangsan"]) expect(session).not.toContain(gone);
    expect(await unlockedItem.getValue()).toBe(false);
    expect(await attemptsItem.getValue()).toEqual({ key: attemptWith() });
    expect(await vaultItem.getValue()).toEqual(blob);
  });
});

it("holds no token of the secret before", async () => {
  await tokenItem.setValue({ accessToken: "old", useUntil: Number.MAX_SAFE_INTEGER, owner: "o" });
  await unlockedWith("new");
  expect(await tokenItem.getValue()).toBeNull();
});
