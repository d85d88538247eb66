import type { Policy } from "./policy.ts";
import { DEFAULT_LOCK_MINUTES, type Settings } from "../state/settings.ts";
import { policyItem, settingsItem } from "../state/items.ts";

/** The settings as they count: the agent's own, and above them the organisation's. */
export function inForce(own: Settings, policy: Policy): Settings {
  const appId = policy.appId ?? own.appId;
  return {
    ...own,
    serviceAddress: policy.serviceAddress ?? own.serviceAddress,
    accessKeyId: policy.accessKeyId ?? own.accessKeyId,
    ...(appId !== undefined && { appId }),
    route: policy.unbindThrough ?? own.route,
    autoLockMinutes: lockMinutes(own, policy),
  };
}

/** Minutes without use after which the desk locks. A policy can only shorten them. */
export function lockMinutes(own: Pick<Settings, "autoLockMinutes"> | null, { autoLockMinutes: most }: Policy): number {
  return Math.min(own?.autoLockMinutes ?? DEFAULT_LOCK_MINUTES, most ?? Infinity);
}

/** Whether the stored secret was given for the service and the access key in force. It is used with no other. */
export function secretFits(own: Settings, policy: Policy): boolean {
  const { serviceAddress, accessKeyId } = inForce(own, policy);
  return serviceAddress === own.serviceAddress && accessKeyId === own.accessKeyId;
}

/** Reads both; `null` where nothing was ever saved. */
export async function readSettings(): Promise<{ own: Settings; policy: Policy; settings: Settings } | null> {
  const [own, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  return own && { own, policy, settings: inForce(own, policy) };
}
