import type { Attempt } from "../state/attempt.ts";
import { isUnconfirmed, isUnreadRefusal } from "./outcome.ts";

/** Milliseconds to wait before each check that nobody asked for; after the last one it is left to the agent. */
export const RECHECK_AFTER = [60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000] as const;

/** A settled attempt with when it wants to be checked again: while its outcome isn't known for sure, a few times. */
export function withRecheck(attempt: Attempt, now: number): Attempt {
  const due = { ...attempt };
  const wait = RECHECK_AFTER[attempt.rechecks ?? 0];
  if (wants(attempt) && wait !== undefined) due.recheckAt = now + wait;
  else delete due.recheckAt;
  return due;
}

function wants(attempt: Attempt): boolean {
  return attempt.outcome === "unknown" || isUnconfirmed(attempt) || isUnreadRefusal(attempt) || lacksRequestId(attempt);
}

/**
 * Whether the service's action log may know the requestId that its answer did not bring. Only the call that the log names is asked
 * for: an administrator's update is not the user's action.
 */
export function lacksRequestId({ state, sentAt, route, answer, recoveredRequestId }: Attempt): boolean {
  return (
    state === "settled" &&
    sentAt !== undefined &&
    route === "unbind-phone" &&
    answer?.requestId === undefined &&
    recoveredRequestId === undefined
  );
}
