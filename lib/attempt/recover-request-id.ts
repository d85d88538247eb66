import { idsIn } from "../failure.ts";
import type { Attempt } from "../state/attempt.ts";
import {
  adminTraceEntry,
  getAdminAuditLogs,
  getUserActionLogs,
  traceEntry,
  type TraceEntry,
} from "../authing/action-logs.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { AdminLog } from "../authing/contract.ts";
import type { FixLog } from "../fixes/fix.ts";
import { LARGEST_PAGE } from "../journal/query.ts";
import type { SettledAttemptParts } from "./attempt-parts.ts";
import { logOf, missingFrom, withRecheck } from "./recheck-due.ts";

type RecoverParts = Pick<SettledAttemptParts, "journal" | "history" | "shown" | "oneAtATime" | "now" | "clockAhead">;

/** Attempts that can carry one requestId; more are a service gone wrong. */
const ENOUGH = 10;

/**
 * Adds the requestId that the service's log has for a settled attempt whose answer brought none.
 */
export function createRecoverRequestId({ journal, history, shown, oneAtATime, now, clockAhead }: RecoverParts) {
  return async (settled: Attempt, client: AuthingClient): Promise<void> => {
    const log = missingFrom(settled);
    if (!log) return;
    const { attemptId, userId } = settled;
    const ahead = (await clockAhead(settled.serviceAddress)) ?? 0;
    const recoveredRequestId = await findLostRequestId(settled, log, client, ahead, async (entry, requestId) => {
      const [named, ofUser] = await Promise.all([
        history.find({ text: requestId, limit: ENOUGH }),
        history.find({ text: userId, limit: LARGEST_PAGE }),
      ]);
      // Of two presses in one minute it can be either's, also if one has its own: a browser may
      // have sent that one twice.
      const isItsToo = (one: Attempt) => isSameLog(one, settled) && fits(one, entry, ahead);
      const isOthers = [
        ...named.attempts.filter((one) => hasRequestId(one, requestId)),
        ...ofUser.attempts.filter(isItsToo),
      ].some((one) => one.attemptId !== attemptId);
      return isOthers || [settled, ...ofUser.attempts].some((one) => canBeOfPutBack(one, entry, ahead, log));
    });
    if (recoveredRequestId === undefined) return;

    // It may have been all that was still missing.
    const withIt = (attempt: Attempt): Attempt => {
      const known = { ...attempt, recoveredRequestId };
      return attempt.recheckAt === undefined ? known : keepTime(attempt, withRecheck(known, now()));
    };
    await journal.amend(attemptId, withIt);
    // A press that is under way for this user goes first, so that nothing is written over it.
    await oneAtATime.inTurn(settled.userId, async () => {
      const live = await shown.read(settled);
      if (live?.attemptId === attemptId) await shown.write(withIt(live));
    });
  };
}

/** A check that is still wanted stays where it was. */
function keepTime({ recheckAt }: Attempt, changed: Attempt): Attempt {
  return recheckAt === undefined || changed.recheckAt === undefined ? changed : { ...changed, recheckAt };
}

function hasRequestId({ answer, recoveredRequestId }: Attempt, requestId: string): boolean {
  return recoveredRequestId === requestId || idsIn(answer).includes(requestId);
}

/**
 * Whether an entry is that of an attempt's put-back, or can be: then its answer brought no ID, and
 * it was sent by then. It is an administrator's update, whatever the attempt was.
 */
function canBeOfPutBack({ putBack }: Attempt, { requestId, at = 0 }: TraceEntry, ahead: number, log: FixLog): boolean {
  if (!putBack) return false;
  const own = [putBack.answer?.requestId, putBack.answer?.headerRequestId].filter((id) => id !== undefined);
  if (own.length > 0) return requestId !== undefined && own.includes(requestId);
  return log.of === "admin" && at >= putBack.at + ahead - CLOCK_DIFFERENCE;
}

/** Whether the service writes both into one log, as the same thing. */
function isSameLog(one: Attempt, other: Attempt): boolean {
  return JSON.stringify(logOf(one)) === JSON.stringify(logOf(other));
}

/**
 * Milliseconds by which the service's clock and this one may differ, over what its answers told.
 */
const CLOCK_DIFFERENCE = 30_000;

/**
 * Asks the service's log for the requestId that an answer did not bring: this user, this event,
 * this minute. Two that fit are none, for one of them is somebody else's.
 * @param log which one knows the fix, and as what
 * @param ahead milliseconds by which the service's clock is ahead
 * @param isTaken whether an entry belongs to another attempt, or can as well
 */
async function findLostRequestId(
  attempt: Attempt,
  log: FixLog,
  client: AuthingClient,
  ahead: number,
  isTaken: (entry: TraceEntry, requestId: string) => Promise<boolean>,
): Promise<string | undefined> {
  const when = windowOf(attempt, ahead);
  if (!when) return undefined;
  const candidates = new Set<string>();
  for (const entry of await entriesIn(log, client, attempt.userId, when)) {
    const { requestId } = entry;
    if (requestId === undefined || !fits(attempt, entry, ahead)) continue;
    // What nobody has seen done is not what worked; once it is seen, its ID is looked for again.
    if (attempt.outcome === "unknown" && attempt.readBack?.done === false && entry.success !== false) continue;
    if (hasRequestId(attempt, requestId)) continue;
    if (!(await isTaken(entry, requestId))) candidates.add(requestId);
  }
  const [only] = candidates;
  return candidates.size === 1 ? only : undefined;
}

/**
 * When the service must have had its request, by the service's clock; absent if it was not sent.
 */
function windowOf({ sentAt, answeredAt }: Attempt, ahead: number): { start: number; end: number } | undefined {
  if (sentAt === undefined) return undefined;
  return { start: sentAt + ahead - CLOCK_DIFFERENCE, end: (answeredAt ?? sentAt) + ahead + CLOCK_DIFFERENCE };
}

function fits(attempt: Attempt, entry: TraceEntry, ahead: number): boolean {
  const when = windowOf(attempt, ahead);
  if (!when || entry.at === undefined || !endedAs(attempt, entry)) return false;
  return entry.at >= when.start && entry.at <= when.end;
}

/**
 * What a log has of this user and this fix. A service may ignore any filter, so each is checked on
 * what comes back.
 */
async function entriesIn(
  log: FixLog,
  client: AuthingClient,
  userId: string,
  when: { start: number; end: number },
): Promise<TraceEntry[]> {
  if (log.of === "user") {
    const { eventType } = log;
    const found = await getUserActionLogs(client, { userId, eventType, ...when });
    if (!found.ok) return [];
    return found.value.data.map(traceEntry).filter((entry) => entry.userId === userId && entry.eventType === eventType);
  }
  const { operationType, resourceType } = log;
  const found = await getAdminAuditLogs(client, { operationType, resourceType, ...when });
  if (!found.ok) return [];
  // Whom an administrator changed is in the values alone.
  const names = ({ originValue, targetValue }: AdminLog) =>
    JSON.stringify([originValue, targetValue])
      .split(/[^\w-]+/u)
      .includes(userId);
  return found.value.data
    .filter((entry) => entry.operationType === operationType && entry.resourceType === resourceType && names(entry))
    .map(adminTraceEntry);
}

/** A refused copy of a request that worked is not its evidence. */
function endedAs({ outcome }: Attempt, { success }: TraceEntry): boolean {
  return !outcome || outcome === "unknown" || success === undefined || success === (outcome !== "refused");
}
