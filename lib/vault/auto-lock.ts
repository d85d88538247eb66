import { browser } from "wxt/browser";
import { lockDeadline } from "./lock-deadline.ts";
import { isDueToLock } from "./due-to-lock.ts";
import { lock, whileUnlocked } from "./lock.ts";
import type { MessageName } from "../messages/messages.ts";
import { overOrAfter } from "../over-or-after.ts";
import { lockMinutes } from "../settings/effective-settings.ts";
import { activityItem, policyItem, settingsItem } from "../state/items.ts";

const ALARM = "auto-lock";
/** Milliseconds. Noting a use takes two questions to the browser, and what was asked for goes before them. */
const MOMENT = 20;

/** Locks if the desk was not used for too long. */
export async function lockIfDue(now: () => number = Date.now): Promise<void> {
  if (await isDueToLock(now())) await lock();
}

/** Runs what a page asked for: locks first where that is due, else notes that the desk is being used, and moves the alarm. */
export async function asUse<T>(work: () => Promise<T>, now: () => number = Date.now): Promise<T> {
  await lockIfDue(now);
  const working = work();
  // Not only at the end: the desk must not lock in the middle of work that takes its time.
  const noted = overOrAfter(MOMENT, working).then(() => whileUnlocked(() => activityItem.setValue({ at: now() })));
  try {
    return await working;
  } finally {
    await noted;
    // Afterwards, because the work may have unlocked the desk or changed the minutes.
    await setAlarm();
  }
}

/** What pages ask by themselves, when an outcome comes or changes: it says nothing of anybody being there. */
const BY_THEMSELVES: ReadonlySet<MessageName> = new Set(["which-worker", "mark-seen", "read-attempt"]);

/** Does what a message asks for, as a use of the desk where somebody asked for it. */
export function asUseBy<T>(name: MessageName, work: () => Promise<T>, now: () => number = Date.now): Promise<T> {
  return BY_THEMSELVES.has(name) ? work() : asUse(work, now);
}

/**
 * Locks at the deadline, and with the system. The alarm wakes a sleeping worker; where it comes late or not at all, the deadline is
 * checked before the next use anyway. To be called while the worker starts, before anything is awaited.
 */
export function watchForLock(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void lockIfDue().then(setAlarm);
  });
  browser.idle.onStateChanged.addListener((state) => {
    if (state === "locked") void lock();
    // Firefox knows no lock; an idle system is at least a moment to look at the clock.
    if (state === "idle") void lockIfDue();
  });
}

/** Sets the alarm to the deadline, or takes it away where there is nothing to lock. */
export async function setAlarm(): Promise<void> {
  const [activity, own, policy] = await Promise.all([
    activityItem.getValue(),
    settingsItem.getValue(),
    policyItem.getValue(),
  ]);
  if (!activity) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const minutes = lockMinutes(own, policy);
  await browser.alarms.create(ALARM, { when: lockDeadline(activity, minutes) });
  browser.idle.setDetectionInterval(minutes * 60);
}
