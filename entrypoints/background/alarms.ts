import browser from "webextension-polyfill";
import type { Handlers } from "../../lib/messages/protocol.ts";

const RECHECK = "recheck";
const RETENTION = "retention";
const DAY_IN_MINUTES = 24 * 60;

/** Wakes the worker to check attempts again and, once a day, to remove old ones. */
export function watchAlarms(handlers: Pick<Handlers, "recheck" | "purge-expired">): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === RECHECK) void handlers.recheck({});
    if (name === RETENTION) void handlers["purge-expired"]({});
  });
  void setRetentionAlarm();
}

/**
 * An alarm that exists keeps its time: a worker that starts every minute must not put it off again
 * and again.
 */
async function setRetentionAlarm(): Promise<void> {
  if (!(await browser.alarms.get(RETENTION)))
    await browser.alarms.create(RETENTION, { delayInMinutes: 1, periodInMinutes: DAY_IN_MINUTES });
}

/** @param at milliseconds since 1970; absent takes the alarm away */
export async function setRecheckAlarm(at: number | undefined): Promise<void> {
  if (at === undefined) await browser.alarms.clear(RECHECK);
  else await browser.alarms.create(RECHECK, { when: at });
}
