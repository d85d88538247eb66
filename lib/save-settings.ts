import { failed, success, type Result } from "./failure.ts";
import { holdSecret } from "./lock.ts";
import type { Payload } from "./messages.ts";
import { parseServiceAddress } from "./service-address.ts";
import type { Settings } from "./settings.ts";
import { settingsItem, tokenItem, vaultItem } from "./storage.ts";
import { binding, MIN_PASSPHRASE, seal } from "./vault.ts";

/**
 * Stores the settings; a new secret is encrypted before it first touches disk. Another service address or access key ID asks for
 * the secret again, so that no other host can harvest the stored one.
 * @param dropPermission gives back the origin that is no longer used
 */
export async function saveSettings(
  payload: Payload<"save-settings">,
  dropPermission: (serviceAddress: string) => Promise<void>,
): Promise<Result<undefined>> {
  const address = parseServiceAddress(payload.serviceAddress);
  if (!address.ok) return address;
  const accessKeyId = payload.accessKeyId.trim();
  if (accessKeyId === "") return failed("access-key-missing");
  const appId = payload.appId.trim();
  const settings: Settings = {
    serviceAddress: address.value,
    accessKeyId,
    ...(appId !== "" && { appId }),
    route: payload.route,
  };

  const [before, blob] = await Promise.all([settingsItem.getValue(), vaultItem.getValue()]);
  const boundTo = binding(settings.serviceAddress, accessKeyId);
  const secret = payload.accessKeySecret.trim();
  if (secret === "") {
    const sealedForIt =
      before !== null && blob !== null && binding(before.serviceAddress, before.accessKeyId) === boundTo;
    if (!sealedForIt) return failed("secret-missing");
    await settingsItem.setValue(settings);
    return success(undefined);
  }

  if (Array.from(payload.passphrase).length < MIN_PASSPHRASE) return failed("passphrase-short");
  const sealed = await seal(secret, payload.passphrase, boundTo);
  await Promise.all([settingsItem.setValue(settings), vaultItem.setValue(sealed), tokenItem.removeValue()]);
  await holdSecret(secret);
  if (before && new URL(before.serviceAddress).origin !== new URL(settings.serviceAddress).origin) {
    await dropPermission(before.serviceAddress);
  }
  return success(undefined);
}
