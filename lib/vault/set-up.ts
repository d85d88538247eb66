import { failed, type Result } from "../failure.ts";
import { withoutInvisible } from "../authing/invisible.ts";
import type { Connection, Payload } from "../messages/protocol.ts";
import { addressesOf, authenticationAddressFor, lockMinutes } from "../settings/effective-settings.ts";
import { hasPermission } from "../settings/permission.ts";
import { parseServiceAddress } from "../settings/service-address.ts";
import { policyItem, settingsItem } from "../state/items.ts";
import { testKey } from "./connect.ts";
import { isOverdue } from "./lock-deadline.ts";
import { saveSettings } from "./save-settings.ts";
import { isLongEnough } from "./seal.ts";

/**
 * **Connect**: tests the access key with the service, and only then encrypts and stores it. What
 * fails leaves nothing behind, and says which field is wrong.
 */
export async function setUp(payload: Payload<"set-up">, now: () => number): Promise<Result<Connection>> {
  const { passphrase, sessionOnly, askedAt = now() } = payload;
  const address = parseServiceAddress(payload.serviceAddress);
  if (!address.ok) return address;
  const serviceAddress = address.value;
  const accessKeyId = withoutInvisible(payload.accessKeyId).trim();
  const accessKeySecret = withoutInvisible(payload.accessKeySecret).trim();
  if (accessKeyId === "") return failed("access-key-missing");
  const [own, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  // What the organisation has set meanwhile is not what the secret was entered for.
  const isAsSet =
    serviceAddress === (policy.serviceAddress ?? serviceAddress) && accessKeyId === (policy.accessKeyId ?? accessKeyId);
  if (accessKeySecret === "" || !isAsSet) return failed("secret-missing");
  if (!sessionOnly && !isLongEnough(passphrase)) return failed("passphrase-short");
  const asked = { serviceAddress, authenticationAddress: authenticationAddressFor(serviceAddress, own, policy) };
  if (!(await hasPermission(addressesOf(asked)))) return failed("no-permission");

  // Like a desk: a machine that slept since Connect was pressed sends nothing when it wakes.
  const mayLeave = () => Promise.resolve(!isOverdue({ at: askedAt }, lockMinutes(own, policy), now()));
  const tested = await testKey({ serviceAddress, accessKeyId, accessKeySecret }, mayLeave, now);
  if (!tested.ok) return tested.failure.code === "locked" ? failed("set-up-late") : tested;
  // What was imported stays, also if it came while the key was tested.
  const stored = await settingsItem.getValue();
  const authenticationAddress = authenticationAddressFor(serviceAddress, stored, policy);
  const { appId = "", route = "unbind-phone" } = stored ?? {};
  const service = { serviceAddress, authenticationAddress, accessKeyId, accessKeySecret, appId, route };
  const saved = await saveSettings({ ...service, passphrase, sessionOnly, askedAt });
  return saved.ok ? tested : saved;
}
