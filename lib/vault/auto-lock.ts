import browser from "webextension-polyfill";
import { isDueToLock, lockDeadline } from "./lock-deadline.ts";
import { finishLock, lock, whileUnlocked } from "./lock.ts";
import type { MessageName } from "../messages/protocol.ts";
import { lockMinutes } from "../settings/effective-settings.ts";
import { activityItem, draftItem, policyItem, settingsItem, unlockedItem } from "../state/items.ts";

const ALARM = "auto-lock";

/** Locks if the desk was not used for too long. */
export async function lockIfDue(): Promise<void> {
  if (await isDueToLock()) await lock();
}

/**
 * Runs what a page asked for: locks first if that is due, else notes that the desk is being used,
 * and moves the alarm.
 */
export async function asUse<T>(work: () => Promise<T>): Promise<T> {
  await lockIfDue();
  await noteUse();
  try {
    return await work();
  } finally {
    // Again, because the work may have taken a while, unlocked the desk or changed the minutes.
    await lockIfDue();
    await noteUse();
    await setAlarm();
  }
}

async function noteUse(): Promise<void> {
  await whileUnlocked(() => activityItem.setValue({ at: Date.now() }));
}

/** What a page asks by itself when an outcome changes: nobody need be there. */
const BY_THEMSELVES: ReadonlySet<MessageName> = new Set([
  "which-worker",
  "preview-fix",
  "mark-seen",
  "read-attempt",
  "find-again",
  "count-attempts",
]);

/** Runs what a message asks for, as a use of the desk if the agent asked for it. */
export function asUseBy<T>(name: MessageName, work: () => Promise<T>): Promise<T> {
  return BY_THEMSELVES.has(name) ? work() : asUse(work);
}

/**
 * Locks at the deadline, and with the system. The alarm wakes a sleeping worker; if it comes late
 * or never, the next use checks the deadline. Call it before anything is awaited.
 */
export function watchForLock(): void {
  // The last worker may have been stopped in the middle of a lock, or as the alarm rang.
  void finishLock()
    .then(lockIfDue)
    .then(setAlarm)
    .catch(() => undefined);
  draftItem.watch(() => void finishLock().catch(() => undefined));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void lockIfDue().then(setAlarm);
  });
  browser.idle.onStateChanged.addListener((state) => {
    if (state === "locked") void lock();
    // Firefox knows no lock; an idle system is at least a moment to look at the clock.
    if (state === "idle") void lockIfDue();
  });
}

/** Sets the alarm to the deadline, or removes it if there is nothing to lock. */
export async function setAlarm(): Promise<void> {
  const [unlocked, activity, own, policy] = await Promise.all([
    unlockedItem.getValue(),
    activityItem.getValue(),
    settingsItem.getValue(),
    policyItem.getValue(),
  ]);
  if (!unlocked || !activity) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const minutes = lockMinutes(own, policy);
  await browser.alarms.create(ALARM, { when: lockDeadline(activity, minutes) });
  browser.idle.setDetectionInterval(minutes * 60);
}
