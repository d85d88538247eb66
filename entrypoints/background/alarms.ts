import { browser } from "wxt/browser";

const RECHECK = "recheck";
const RETENTION = "retention";
const DAY_IN_MINUTES = 24 * 60;

export interface HistoryAlarms {
  recheck: () => void;
  purgeExpired: () => void;
}

/**
 * Wakes the worker to check attempts again and, once a day, to remove old ones. To be called while the worker starts, before
 * anything is awaited.
 */
export function watchHistoryAlarms({ recheck, purgeExpired }: HistoryAlarms): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === RECHECK) recheck();
    if (name === RETENTION) purgeExpired();
  });
  // One that exists keeps its time: a worker that starts every minute must not put it off for ever.
  void browser.alarms.get(RETENTION).then(async (alarm: unknown) => {
    if (alarm === undefined)
      await browser.alarms.create(RETENTION, { delayInMinutes: 1, periodInMinutes: DAY_IN_MINUTES });
  });
}

/** @param at milliseconds since 1970; absent takes the alarm away */
export async function setRecheckAlarm(at: number | undefined): Promise<void> {
  if (at === undefined) await browser.alarms.clear(RECHECK);
  else await browser.alarms.create(RECHECK, { when: at });
}
