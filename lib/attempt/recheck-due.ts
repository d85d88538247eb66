import type { Fix, FixLog } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import { requestIdOf } from "../failure.ts";
import type { Attempt } from "../state/attempt.ts";
import { isSurelyNotDone, isUnreadRefusal, isWorthChecking } from "./outcome.ts";

/**
 * Milliseconds to wait before each check that nobody asked for; after the last one it is left to
 * the agent.
 */
export const RECHECK_AFTER = [60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000] as const;

/**
 * A settled attempt with when it wants to be checked again: while its outcome isn't known for sure,
 * a few times.
 */
export function withRecheck(attempt: Attempt, now: number): Attempt {
  const due = { ...attempt };
  const wait = RECHECK_AFTER[attempt.rechecks ?? 0];
  if (wants(attempt) && wait !== undefined) due.recheckAt = now + wait;
  else delete due.recheckAt;
  return due;
}

function wants(attempt: Attempt): boolean {
  return isWorthChecking(attempt) || isEarlyRefusal(attempt) || missingFrom(attempt) !== undefined;
}

/**
 * True for a refusal that may be that of the second copy of a request that a browser sent again:
 * nobody has looked yet, or only soon after.
 */
export function mayHaveWorked(attempt: Attempt): boolean {
  return isUnreadRefusal(attempt) || isEarlyRefusal(attempt);
}

function isEarlyRefusal(attempt: Attempt): boolean {
  const { outcome, sentAt, readBack } = attempt;
  return outcome === "refused" && sentAt !== undefined && readBack?.done === false && !isSurelyNotDone(attempt);
}

/**
 * The log that may know the requestId of an attempt whose answer brought none; absent if nothing is
 * missing, or no log knows it.
 */
export function missingFrom(attempt: Attempt): FixLog | undefined {
  const { state, sentAt } = attempt;
  return state === "settled" && sentAt !== undefined && requestIdOf(attempt) === undefined ? logOf(attempt) : undefined;
}

/** The log in which the service writes such an attempt; absent if it is not known. */
export function logOf({ fixId, route }: Attempt): FixLog | undefined {
  const fix: Fix = fixById(fixId);
  return fix.log(route);
}
