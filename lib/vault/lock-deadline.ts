import { lockMinutes } from "../settings/effective-settings.ts";
import { activityItem, policyItem, settingsItem, unlockedItem } from "../state/items.ts";
import type { Activity } from "../state/stored-values.ts";

/**
 * Milliseconds by which a clock may be set back, as time servers do, before it counts as tampering.
 */
const CLOCK_CORRECTION = 60_000;

/** When the desk locks, in milliseconds since 1970. */
export function lockDeadline({ at }: Activity, minutes: number): number {
  return at + minutes * 60_000;
}

/**
 * Whether the desk should be locked by now. Asked at every use: a dead worker or a sleeping machine
 * must not extend the deadline. An unknown time counts as overdue.
 */
export function isOverdue(activity: Activity | null, minutes: number): boolean {
  if (!activity) return true;
  const now = Date.now();
  return now >= lockDeadline(activity, minutes) || now < activity.at - CLOCK_CORRECTION;
}

/**
 * Whether the desk is unlocked but was not used for too long. Pages ask as well as the worker:
 * neither waits for the other.
 */
export async function isDueToLock(): Promise<boolean> {
  const [unlocked, activity, own, policy] = await Promise.all([
    unlockedItem.getValue(),
    activityItem.getValue(),
    settingsItem.getValue(),
    policyItem.getValue(),
  ]);
  return unlocked && isOverdue(activity, lockMinutes(own, policy));
}
