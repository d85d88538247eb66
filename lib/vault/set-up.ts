import { failed, type Result } from "../failure.ts";
import { withoutInvisible } from "../authing/invisible.ts";
import type { Connection, Payload } from "../messages/protocol.ts";
import { addressesOf, authenticationAddressFor } from "../settings/effective-settings.ts";
import { hasPermission } from "../settings/permission.ts";
import { parseServiceAddress } from "../settings/service-address.ts";
import { policyItem, settingsItem } from "../state/items.ts";
import { testKey } from "./connect.ts";
import { saveSettings } from "./save-settings.ts";
import { isLongEnough } from "./seal.ts";

/**
 * **Connect**: tests the access key with the service, and only then encrypts and stores it. What
 * fails leaves nothing behind, and says which field is wrong.
 */
export async function setUp(payload: Payload<"set-up">, now: () => number): Promise<Result<Connection>> {
  const address = parseServiceAddress(payload.serviceAddress);
  if (!address.ok) return address;
  const serviceAddress = address.value;
  const accessKeyId = withoutInvisible(payload.accessKeyId).trim();
  const accessKeySecret = withoutInvisible(payload.accessKeySecret).trim();
  if (accessKeyId === "") return failed("access-key-missing");
  const [stored, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  // What the organisation has set meanwhile is not what the secret was entered for.
  const isAsSet =
    serviceAddress === (policy.serviceAddress ?? serviceAddress) && accessKeyId === (policy.accessKeyId ?? accessKeyId);
  if (accessKeySecret === "" || !isAsSet) return failed("secret-missing");
  const { passphrase, sessionOnly } = payload;
  if (!sessionOnly && !isLongEnough(passphrase)) return failed("passphrase-short");
  const authenticationAddress = authenticationAddressFor(serviceAddress, stored, policy);
  if (!(await hasPermission(addressesOf({ serviceAddress, authenticationAddress })))) return failed("no-permission");

  const tested = await testKey({ serviceAddress, accessKeyId, accessKeySecret }, now);
  if (!tested.ok) return tested;
  // What was imported before stays.
  const { appId = "", route = "unbind-phone" } = stored ?? {};
  const service = { serviceAddress, authenticationAddress, accessKeyId, accessKeySecret, appId, route };
  const saved = await saveSettings({ ...service, passphrase, sessionOnly }, now);
  return saved.ok ? tested : saved;
}
