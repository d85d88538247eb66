import { isOverdue } from "./lock-deadline.ts";
import { lockMinutes } from "../settings/effective-settings.ts";
import { activityItem, policyItem, settingsItem, unlockedItem } from "../state/items.ts";

/** Whether the desk is unlocked but was not used for too long. Pages ask as well as the worker: neither waits for the other. */
export async function isDueToLock(now: number): Promise<boolean> {
  const [unlocked, activity, own, policy] = await Promise.all([
    unlockedItem.getValue(),
    activityItem.getValue(),
    settingsItem.getValue(),
    policyItem.getValue(),
  ]);
  return unlocked && isOverdue(activity, lockMinutes(own, policy), now);
}
