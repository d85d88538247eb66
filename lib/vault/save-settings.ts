import { browser } from "wxt/browser";
import { failed, success, type Result } from "../failure.ts";
import { holdSecret } from "./lock.ts";
import type { Payload } from "../messages/messages.ts";
import { parseServiceAddress } from "../settings/service-address.ts";
import type { Settings } from "../state/settings.ts";
import {
  lookupItem,
  passphraseTriesItem,
  policyItem,
  settingsItem,
  unlockedItem,
  userItem,
  vaultItem,
} from "../state/items.ts";
import { binding, isLongEnough, seal } from "./seal.ts";

/**
 * Stores the settings; a new secret is encrypted before it first touches disk, or never touches it. Another service address or
 * access key ID asks for the secret again, so that no other host can harvest the stored one.
 * @param dropPermission gives back the origin that is no longer used
 */
export async function saveSettings(
  payload: Payload<"save-settings">,
  dropPermission: (serviceAddress: string, needed?: string) => Promise<void>,
): Promise<Result<undefined>> {
  const [before, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  // The page shows what the organisation has set as locked; here it holds.
  const address = parseServiceAddress(policy.serviceAddress ?? payload.serviceAddress);
  if (!address.ok) return address;
  const accessKeyId = (policy.accessKeyId ?? payload.accessKeyId).trim();
  const appId = (policy.appId ?? payload.appId).trim();
  const minutes = payload.autoLockMinutes ?? before?.autoLockMinutes;
  const settings: Settings = {
    serviceAddress: address.value,
    accessKeyId,
    ...(appId !== "" && { appId }),
    route: policy.unbindThrough ?? payload.route,
    ...(minutes !== undefined && { autoLockMinutes: minutes }),
    ...(payload.sessionOnly === true && { sessionOnly: true }),
  };

  const stored = await store(settings, before, payload);
  // One origin at a time: the old one where the new one is in use now, else the new one.
  if (before && originOf(before) !== originOf(settings)) {
    await (stored.ok
      ? dropPermission(before.serviceAddress, settings.serviceAddress)
      : dropPermission(settings.serviceAddress, before.serviceAddress));
  }
  return stored;
}

async function store(
  settings: Settings,
  before: Settings | null,
  payload: Payload<"save-settings">,
): Promise<Result<undefined>> {
  if (settings.accessKeyId === "") return failed("access-key-missing");
  const secret = payload.accessKeySecret.trim();
  if (secret === "") {
    if (!(await keepsSecret(settings, before))) return failed("secret-missing");
    await settingsItem.setValue(settings);
    return success(undefined);
  }

  // From here on as one: a lock that comes while it is encrypted comes after it.
  return holdSecret(async () => {
    if (settings.sessionOnly !== true && !isLongEnough(payload.passphrase)) return failed("passphrase-short");
    if (before && boundTo(before) !== boundTo(settings)) await forgetCustomer();
    if (settings.sessionOnly === true) {
      await vaultItem.removeValue();
      await settingsItem.setValue(settings);
    } else {
      const sealed = await seal(secret, payload.passphrase, boundTo(settings));
      // In one write: a vault beside settings that it doesn't belong to could never be opened.
      await browser.storage.local.set({ [settingsItem.name]: settings, [vaultItem.name]: sealed });
      // Once more by itself, because the worker remembers the settings.
      await settingsItem.setValue(settings);
    }
    await passphraseTriesItem.removeValue();
    return success(secret);
  });
}

/** Whoever is on screen was found with another service or access key, where the same ID can be somebody else. */
async function forgetCustomer(): Promise<void> {
  await Promise.all([lookupItem, userItem].map((item) => item.removeValue()));
}

/** Whether the secret given before still serves: for the same service and access key, kept in the same way, and still there. */
async function keepsSecret(settings: Settings, before: Settings | null): Promise<boolean> {
  if (!before || boundTo(before) !== boundTo(settings)) return false;
  if ((before.sessionOnly ?? false) !== (settings.sessionOnly ?? false)) return false;
  return settings.sessionOnly === true ? unlockedItem.getValue() : (await vaultItem.getValue()) !== null;
}

function boundTo({ serviceAddress, accessKeyId }: Settings): string {
  return binding(serviceAddress, accessKeyId);
}

function originOf({ serviceAddress }: Settings): string {
  return new URL(serviceAddress).origin;
}
