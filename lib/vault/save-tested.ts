import type { Result } from "../failure.ts";
import { withoutInvisible } from "../authing/invisible.ts";
import type { Payload } from "../messages/protocol.ts";
import { addressesOf } from "../settings/effective-settings.ts";
import { dropPermissions } from "../settings/permission.ts";
import { parseAuthenticationAddress, parseServiceAddress } from "../settings/service-address.ts";
import { policyItem, settingsItem } from "../state/items.ts";
import { saveSettings } from "./save-settings.ts";
import { testNewKey } from "./test-new-key.ts";

/**
 * **Save**: a new secret is tested with the service first, so that a wrong one takes the place of
 * none that works.
 */
export async function saveTested(payload: Payload<"save-settings">, now: () => number): Promise<Result<undefined>> {
  if (withoutInvisible(payload.accessKeySecret).trim() === "") return saveSettings(payload);
  const [before, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  const address = parseServiceAddress(payload.serviceAddress);
  if (!address.ok) return address;
  const serviceAddress = address.value;
  const authentication = parseAuthenticationAddress(
    policy.authenticationAddress ?? payload.authenticationAddress ?? "",
    serviceAddress,
  );
  if (!authentication.ok) return authentication;
  const { sessionOnly = false, askedAt = now() } = payload;
  const entered = { ...payload, serviceAddress, authenticationAddress: authentication.value, sessionOnly, askedAt };
  const tested = await testNewKey(entered, now);
  if (tested.ok) return saveSettings(payload);
  // The press asked for an origin that is not needed now.
  if (before) await dropPermissions(addressesOf(entered), addressesOf(before));
  return tested;
}
