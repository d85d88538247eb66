import { failed, type FailureCode, type Result } from "../failure.ts";
import { withoutInvisible } from "../authing/invisible.ts";
import type { Connection, Payload } from "../messages/protocol.ts";
import { addressesOf, lockMinutes } from "../settings/effective-settings.ts";
import { hasPermission } from "../settings/permission.ts";
import { parseServiceAddress } from "../settings/service-address.ts";
import { policyItem, settingsItem } from "../state/items.ts";
import { testKey } from "./connect.ts";
import { isOverdue } from "./lock-deadline.ts";
import { isLongEnough } from "./seal.ts";

/** The key as it was entered, and the passphrase that it is to be encrypted with. */
interface Entered extends Omit<Payload<"set-up">, "askedAt"> {
  authenticationAddress: string | undefined;
  /** Milliseconds since 1970; when the button was pressed. */
  askedAt: number;
}

/**
 * Tests a key with the service before it is stored: a wrong one replaces none that works, and only
 * its field is entered again.
 */
export async function testNewKey(entered: Entered, now: () => number): Promise<Result<Connection>> {
  const address = parseServiceAddress(entered.serviceAddress);
  if (!address.ok) return address;
  const serviceAddress = address.value;
  const accessKeyId = withoutInvisible(entered.accessKeyId).trim();
  const accessKeySecret = withoutInvisible(entered.accessKeySecret).trim();
  if (accessKeyId === "") return failed("access-key-missing");
  const [own, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  // What the organisation has set meanwhile is not what the secret was entered for.
  const isAsSet =
    serviceAddress === (policy.serviceAddress ?? serviceAddress) && accessKeyId === (policy.accessKeyId ?? accessKeyId);
  if (accessKeySecret === "" || !isAsSet) return failed("secret-missing");
  if (!entered.sessionOnly && !isLongEnough(entered.passphrase)) return failed("passphrase-short");
  if (!(await hasPermission(addressesOf({ ...entered, serviceAddress })))) return failed("no-permission");

  // Like a desk: a machine that slept since the button was pressed sends nothing when it wakes.
  const mayLeave = () => Promise.resolve(!isOverdue({ at: entered.askedAt }, lockMinutes(own, policy), now()));
  const tested = await testKey({ serviceAddress, accessKeyId, accessKeySecret }, mayLeave, now);
  if (tested.ok) return tested;
  const { code } = tested.failure;
  if (code === "locked") return failed("set-up-late");
  const field = FIELD_OF[code];
  return { ok: false, failure: { ...tested.failure, ...(field !== undefined && { field }) } };
}

/** What is to be entered again. */
const FIELD_OF: Partial<Record<FailureCode, keyof Entered>> = {
  unreachable: "serviceAddress",
  "timed-out": "serviceAddress",
  "undocumented-answer": "serviceAddress",
  "token-refused": "accessKeySecret",
};
