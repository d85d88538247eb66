import type { Result } from "../failure.ts";
import type { Connection, Payload } from "../messages/protocol.ts";
import { authenticationAddressFor } from "../settings/effective-settings.ts";
import { parseServiceAddress } from "../settings/service-address.ts";
import { policyItem, settingsItem } from "../state/items.ts";
import { saveSettings } from "./save-settings.ts";
import { testNewKey } from "./test-new-key.ts";

/**
 * **Connect**: tests the access key with the service, and only then encrypts and stores it. What
 * fails leaves nothing behind, and says which field is wrong.
 */
export async function setUp(payload: Payload<"set-up">, now: () => number): Promise<Result<Connection>> {
  const { askedAt = now() } = payload;
  const address = parseServiceAddress(payload.serviceAddress);
  if (!address.ok) return address;
  const entered = async () => {
    const [stored, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
    const authenticationAddress = authenticationAddressFor(address.value, stored, policy);
    const { appId = "", route = "unbind-phone" } = stored ?? {};
    return { ...payload, authenticationAddress, appId, route, askedAt };
  };
  const tested = await testNewKey(await entered(), now);
  if (!tested.ok) return tested;
  // What was imported stays, also if it came while the key was tested.
  const saved = await saveSettings(await entered());
  return saved.ok ? tested : saved;
}
