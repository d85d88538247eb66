import { storage } from "wxt/utils/storage";
import { failed, success, type Result } from "../failure.ts";
import { withoutInvisible } from "../authing/invisible.ts";
import { holdSecret, inTurn } from "./lock.ts";
import type { Payload } from "../messages/protocol.ts";
import { addressesOf } from "../settings/effective-settings.ts";
import { dropPermissions, keepPermissions } from "../settings/permission.ts";
import { parseAuthenticationAddress, parseServiceAddress } from "../settings/service-address.ts";
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
import { binding, isLongEnough, seal } from "./seal.ts";

/**
 * Stores the settings; a new secret is encrypted before it touches disk. Another address or key ID
 * asks for the secret again, so that no other host can harvest the stored one.
 */
export function saveSettings(payload: Payload<"save-settings">): Promise<Result<undefined>> {
  const { askedAt = Date.now() } = payload;
  return inTurn(() => saveInTurn(payload, askedAt));
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

async function saveInTurn(payload: Payload<"save-settings">, askedAt: number): Promise<Result<undefined>> {
  const [before, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  // The page shows what the organisation has set as locked; here it holds.
  const address = parseServiceAddress(policy.serviceAddress ?? payload.serviceAddress);
  if (!address.ok) return address;
  const authentication = parseAuthenticationAddress(
    policy.authenticationAddress ?? payload.authenticationAddress ?? "",
    address.value,
  );
  if (!authentication.ok) return authentication;
  const typed = parseServiceAddress(payload.serviceAddress);
  const accessKeyId = withoutInvisible(policy.accessKeyId ?? payload.accessKeyId).trim();
  // The organisation named another one while the page was open: this secret was not entered for it.
  const isForAnother =
    (typed.ok && typed.value !== address.value) || accessKeyId !== withoutInvisible(payload.accessKeyId).trim();
  if (isForAnother && payload.accessKeySecret.trim() !== "") return failed("secret-missing");
  const appId = withoutInvisible(policy.appId ?? payload.appId).trim();
  const minutes = payload.autoLockMinutes ?? before?.autoLockMinutes;
  const settings: Settings = {
    serviceAddress: address.value,
    ...(authentication.value !== undefined && { authenticationAddress: authentication.value }),
    accessKeyId,
    ...(appId !== "" && { appId }),
    route: policy.unbindThrough ?? payload.route,
    ...(minutes !== undefined && { autoLockMinutes: minutes }),
    ...(payload.sessionOnly === true && { sessionOnly: true }),
  };

  const stored = await store(settings, before, payload, askedAt);
  // No origin but those in use.
  if (stored.ok) await keepPermissions(addressesOf(settings));
  else if (before) await dropPermissions(addressesOf(settings), addressesOf(before));
  return stored;
}

async function store(
  settings: Settings,
  before: Settings | null,
  payload: Payload<"save-settings">,
  askedAt: number,
): Promise<Result<undefined>> {
  if (settings.accessKeyId === "") return failed("access-key-missing");
  const secret = withoutInvisible(payload.accessKeySecret).trim();
  if (secret === "") {
    if (!(await keepsSecret(settings, before))) return failed("secret-missing");
    await settingsItem.setValue(settings);
    return success(undefined);
  }

  if (settings.sessionOnly !== true && !isLongEnough(payload.passphrase)) return failed("passphrase-short");
  if (before && binding(before) !== binding(settings)) await forgetService();
  if (settings.sessionOnly === true) {
    await vaultItem.removeValue();
    await settingsItem.setValue(settings);
  } else {
    const sealed = await seal(secret, payload.passphrase, binding(settings));
    // In one write: a vault beside settings that it doesn't belong to could never be opened.
    await storage.setItems([
      { key: settingsItem.key, value: settings },
      { key: vaultItem.key, value: sealed },
    ]);
  }
  await passphraseTriesItem.removeValue();
  await holdSecret({ secret, boundTo: binding(settings) }, askedAt);
  return success(undefined);
}

/**
 * What is on screen came from another service or access key: there, the same user ID can be
 * somebody else.
 */
export async function forgetService(): Promise<void> {
  const customers = [lookupItem, userItem, pressedUsersItem, recentCustomersItem, clearedDeskItem];
  const items = [...customers, sentCodesItem, attemptsItem, seenAttemptsItem, tokenItem];
  await Promise.all(items.map((item) => item.removeValue()));
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
