import { failed, type FailureCode, type Result } from "../failure.ts";
import type { Connection, Payload } from "../messages/protocol.ts";
import { addressesOf, authenticationAddressFor, lockMinutes } from "../settings/effective-settings.ts";
import { dropPermissions, hasPermission } from "../settings/permission.ts";
import { policyItem, settingsItem } from "../state/items.ts";
import { testKey } from "./connect.ts";
import { readEntered, settingsFor, whyNotStored, type Entered } from "./entered.ts";
import { isOverdue } from "./lock-deadline.ts";
import { saveEntered } from "./save-settings.ts";

/**
 * **Connect**: tests the access key with the service, and only then encrypts and stores it. What
 * fails leaves nothing behind, and says which field is wrong.
 */
export async function setUp(payload: Payload<"set-up">): Promise<Result<Connection>> {
  const read = readEntered({ ...payload, appId: "", route: "unbind-phone" });
  if (!read.ok) return read;
  const withImported = async (): Promise<Entered> => {
    const [stored, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
    const authenticationAddress = authenticationAddressFor(read.value.serviceAddress, stored, policy);
    const { appId, route } = stored ?? {};
    return { ...read.value, authenticationAddress, ...(appId !== undefined && { appId }), ...(route && { route }) };
  };
  const tested = await testEntered(await withImported());
  if (!tested.ok) return tested;
  // What was imported stays, also if it came while the key was tested.
  const saved = await saveEntered(await withImported());
  return saved.ok ? tested : saved;
}

/**
 * **Save**: a new secret is tested with the service first, so that a wrong one takes the place of
 * none that works.
 */
export async function saveTested(payload: Payload<"save-settings">): Promise<Result<undefined>> {
  const read = readEntered(payload);
  if (!read.ok) return read;
  const entered = read.value;
  if (entered.accessKeySecret === "") return saveEntered(entered);
  const before = await settingsItem.getValue();
  const tested = await testEntered(entered);
  if (tested.ok) return saveEntered(entered);
  // The press asked for an origin that is not needed now.
  if (before) await dropPermissions(addressesOf(entered), addressesOf(before));
  return tested;
}

async function testEntered(entered: Entered): Promise<Result<Connection>> {
  const [own, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  const settings = settingsFor(entered, own, policy);
  const whyNot = whyNotStored(entered, settings);
  if (whyNot) return failed(whyNot);
  if (!(await hasPermission(addressesOf(settings)))) return failed("no-permission");

  // Like a desk: a machine that slept since the button was pressed sends nothing when it wakes.
  const mayLeave = () => Promise.resolve(!isOverdue({ at: entered.askedAt }, lockMinutes(own, policy)));
  const tested = await testKey({ ...settings, accessKeySecret: entered.accessKeySecret }, mayLeave);
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
