/** When the desk was last used, in milliseconds since 1970. */
export interface Activity {
  at: number;
}

/** Milliseconds by which a clock may be set back, as time servers do, before it counts as tampering. */
const CLOCK_CORRECTION = 60_000;

/** When the desk locks, in milliseconds since 1970. */
export function lockDeadline({ at }: Activity, minutes: number): number {
  return at + minutes * 60_000;
}

/**
 * Whether the desk should be locked by now. Asked at every use and not only when the alarm rings: a worker that was dead, or a
 * machine that slept, at the deadline must not extend it. Not knowing counts as overdue, and so does a clock set back.
 */
export function isOverdue(activity: Activity | null, minutes: number, now: number): boolean {
  if (!activity) return true;
  return now >= lockDeadline(activity, minutes) || now < activity.at - CLOCK_CORRECTION;
}
