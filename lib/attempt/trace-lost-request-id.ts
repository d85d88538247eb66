import type { Attempt } from "../state/attempt.ts";
import { getUserActionLogs } from "../authing/action-logs.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { Fix } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import type { TraceEntry } from "../messages/trace.ts";
import { traceEntry } from "../authing/trace-entry.ts";

/** Milliseconds around the request in which the service's log may have it: the two clocks differ a little. */
const AROUND = 30_000;

/**
 * Asks the service's action log for the requestId that an answer did not bring: this user, this event, this minute.
 * @param isTaken whether a requestId is known to belong to another attempt
 */
export async function findLostRequestId(
  attempt: Attempt,
  client: AuthingClient,
  isTaken: (requestId: string) => Promise<boolean>,
): Promise<string | undefined> {
  const { sentAt, answeredAt, userId } = attempt;
  if (sentAt === undefined) return undefined;
  const fix: Fix = fixById(attempt.fixId);
  const found = await getUserActionLogs(client, {
    userId,
    eventType: fix.eventType,
    start: sentAt - AROUND,
    end: (answeredAt ?? sentAt) + AROUND,
  });
  if (!found.ok) return undefined;

  // A service that doesn't know a filter may ignore it.
  const entries = found.value
    .map(traceEntry)
    .filter((entry) => entry.userId === userId && entry.eventType === fix.eventType);
  for (const { requestId } of entries.sort(likeliestFirst(attempt, sentAt))) {
    if (requestId !== undefined && !(await isTaken(requestId))) return requestId;
  }
  return undefined;
}

/**
 * One that ended as the attempt did, where that is known, then the nearest in time: a refused copy of a request that worked is not
 * its evidence.
 */
function likeliestFirst({ outcome }: Attempt, sentAt: number) {
  const expected = outcome === "unknown" ? undefined : outcome !== "refused";
  const misses = ({ success }: TraceEntry) => (expected === undefined || success === expected ? 0 : 1);
  const distance = ({ at }: TraceEntry) => Math.abs((at ?? Number.MAX_SAFE_INTEGER) - sentAt);
  return (a: TraceEntry, b: TraceEntry) => misses(a) - misses(b) || distance(a) - distance(b);
}
