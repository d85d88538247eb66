import { storage } from "wxt/utils/storage";
import { failed, success, type Result } from "../failure.ts";
import { holdSecret, inTurn } from "./lock.ts";
import { addressesOf } from "../settings/effective-settings.ts";
import { dropPermissions, keepPermissions } from "../settings/permission.ts";
import { removeAll } from "../state/map-item.ts";
import type { Settings } from "../state/settings.ts";
import {
  attemptsItem,
  clearedDeskItem,
  lookupItem,
  passphraseTriesItem,
  policyItem,
  pressedUsersItem,
  recentCustomersItem,
  seenAttemptsItem,
  sentCodesItem,
  settingsItem,
  tokenItem,
  unlockedItem,
  userItem,
  vaultItem,
} from "../state/items.ts";
import { settingsFor, whyNotStored, type Entered } from "./entered.ts";
import { binding, seal } from "./seal.ts";

/**
 * Stores the settings; a new secret is encrypted before it touches disk. Another address or key ID
 * asks for the secret again, so that no other host can harvest the stored one.
 */
export function saveEntered(entered: Entered): Promise<Result<undefined>> {
  return inTurn(async () => {
    const [before, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
    const settings = settingsFor(entered, before, policy);
    const stored = await store(settings, before, entered);
    // No origin but those in use.
    if (stored.ok) await keepPermissions(addressesOf(settings));
    else if (before) await dropPermissions(addressesOf(entered), addressesOf(before));
    return stored;
  });
}

/** Minutes without use after which the desk locks; a policy can only shorten them. */
export function saveLockMinutes(autoLockMinutes: number): Promise<Result<undefined>> {
  return inTurn(async () => {
    const settings = await settingsItem.getValue();
    if (!settings) return failed("not-set-up");
    await settingsItem.setValue({ ...settings, autoLockMinutes });
    return success(undefined);
  });
}

async function store(settings: Settings, before: Settings | null, entered: Entered): Promise<Result<undefined>> {
  const { accessKeySecret: secret, passphrase, sessionOnly, askedAt } = entered;
  if (secret === "" && (await keepsSecret(settings, before))) {
    await settingsItem.setValue(settings);
    return success(undefined);
  }

  const whyNot = whyNotStored(entered, settings);
  if (whyNot) return failed(whyNot);
  const boundTo = binding(settings);
  if (before && binding(before) !== boundTo) await forgetService();
  if (sessionOnly) {
    await vaultItem.removeValue();
    await settingsItem.setValue(settings);
  } else {
    const sealed = await seal(secret, passphrase, boundTo);
    // In one write: a vault beside settings that it doesn't belong to could never be opened.
    await storage.setItems([
      { key: settingsItem.key, value: settings },
      { key: vaultItem.key, value: sealed },
    ]);
  }
  await passphraseTriesItem.removeValue();
  await holdSecret({ secret, boundTo }, askedAt);
  return success(undefined);
}

/**
 * What is on screen came from another service or access key: there, the same user ID can be
 * somebody else.
 */
export async function forgetService(): Promise<void> {
  const items = [lookupItem, userItem, recentCustomersItem, clearedDeskItem, tokenItem];
  const maps = [
    removeAll(pressedUsersItem),
    removeAll(sentCodesItem),
    removeAll(attemptsItem),
    removeAll(seenAttemptsItem),
  ];
  await Promise.all([...items.map((item) => item.removeValue()), ...maps]);
}

/**
 * Whether the secret given before still serves: for the same service and access key, kept in the
 * same way, and still there.
 */
async function keepsSecret(settings: Settings, before: Settings | null): Promise<boolean> {
  if (!before || binding(before) !== binding(settings)) return false;
  if ((before.sessionOnly ?? false) !== (settings.sessionOnly ?? false)) return false;
  return settings.sessionOnly === true ? unlockedItem.getValue() : (await vaultItem.getValue()) !== null;
}
