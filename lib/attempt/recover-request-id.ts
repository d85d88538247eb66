import type { Attempt } from "../state/attempt.ts";
import { getUserActionLogs, traceEntry, type TraceEntry } from "../authing/action-logs.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { History } from "../journal/journal.ts";
import { missingFrom, withRecheck } from "./recheck-due.ts";
import type { OneAtATime } from "./one-at-a-time.ts";
import type { ShownAttempts } from "./shown-attempts.ts";

export interface RecoverRequestIdParts {
  history: Pick<History, "find" | "amend">;
  /** The last attempt of each fix for each user, as every window shows it. */
  shown: Pick<ShownAttempts, "read" | "write">;
  inTurn: OneAtATime["inTurn"];
  now: () => number;
}

/** Attempts that can carry one requestId; more are a service gone wrong. */
const ENOUGH = 10;

/** Adds the requestId that the service's action log has for a settled attempt whose answer brought none. */
export function createRecoverRequestId({ history, shown, inTurn, now }: RecoverRequestIdParts) {
  return async (settled: Attempt, client: AuthingClient): Promise<void> => {
    const log = missingFrom(settled);
    if (log?.of !== "user") return;
    const { attemptId } = settled;
    const recoveredRequestId = await findLostRequestId(settled, log.eventType, client, async (requestId) => {
      const { attempts } = await history.find({ text: requestId, limit: ENOUGH });
      return attempts.some((other) => other.attemptId !== attemptId && hasRequestId(other, requestId));
    });
    if (recoveredRequestId === undefined) return;

    // It may have been all that was still missing.
    const withIt = (attempt: Attempt): Attempt => {
      const known = { ...attempt, recoveredRequestId };
      return attempt.recheckAt === undefined ? known : keepTime(attempt, withRecheck(known, now()));
    };
    await history.amend(attemptId, withIt);
    // A press that is under way for this user goes first, so that nothing is written over it.
    await inTurn(settled.userId, async () => {
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
  return answer?.requestId === requestId || recoveredRequestId === requestId;
}

/** Milliseconds by which the service's clock and this one may differ. */
const CLOCK_DIFFERENCE = 30_000;

/**
 * Asks the service's action log for the requestId that an answer did not bring: this user, this event, this minute. Two that fit
 * are none, for one of them is somebody else's.
 * @param eventType what the log calls the fix
 * @param isTaken whether a requestId is known to belong to another attempt
 */
async function findLostRequestId(
  attempt: Attempt,
  eventType: string,
  client: AuthingClient,
  isTaken: (requestId: string) => Promise<boolean>,
): Promise<string | undefined> {
  const { sentAt, answeredAt, userId } = attempt;
  if (sentAt === undefined) return undefined;
  const start = sentAt - CLOCK_DIFFERENCE;
  const end = (answeredAt ?? sentAt) + CLOCK_DIFFERENCE;
  const found = await getUserActionLogs(client, { userId, eventType, start, end });
  if (!found.ok) return undefined;

  const candidates = new Set<string>();
  for (const entry of found.value.map(traceEntry)) {
    // A service may ignore any filter, so each is checked on what comes back.
    const fits =
      entry.userId === userId &&
      entry.eventType === eventType &&
      entry.at !== undefined &&
      entry.at >= start &&
      entry.at <= end &&
      endedAs(attempt, entry);
    const { requestId } = entry;
    if (fits && requestId !== undefined && !(await isTaken(requestId))) candidates.add(requestId);
  }
  const [only] = candidates;
  return candidates.size === 1 ? only : undefined;
}

/** A refused copy of a request that worked is not its evidence. */
function endedAs({ outcome }: Attempt, { success }: TraceEntry): boolean {
  return outcome === "unknown" || success === undefined || success === (outcome !== "refused");
}
