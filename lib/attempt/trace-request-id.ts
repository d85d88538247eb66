import { getUserActionLogs, traceEntry, type TraceEntry } from "../authing/action-logs.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, success, type Result } from "../failure.ts";
import { journalFailure, type History } from "../journal/journal.ts";
import type { Trace } from "../messages/protocol.ts";
import { requestIdIn } from "../request-id.ts";

/** Attempts of this desk that are shown for one requestId; there is rarely more than one. */
const ATTEMPTS = 20;

/** What the service's action log and this desk's own journal know of a requestId. A service that can't be asked is part of the answer. */
export async function traceRequestId(pasted: string, history: History, connect: Connect): Promise<Result<Trace>> {
  const requestId = requestIdIn(pasted);
  if (requestId === "") return failed("request-id-missing");
  const [log, found] = await Promise.all([
    askLog(requestId, connect),
    history.find({ text: requestId, limit: ATTEMPTS }).catch(journalFailure),
  ]);
  if (!("attempts" in found)) return found;
  const wanted = requestId.toLowerCase();
  const attempts = found.attempts.filter(({ answer, recoveredRequestId }) =>
    [answer?.requestId, recoveredRequestId].some((id) => id?.toLowerCase() === wanted),
  );
  return success({ log, attempts });
}

async function askLog(requestId: string, connect: Connect): Promise<Result<TraceEntry[]>> {
  const connected = await connect();
  if (!connected.ok) return connected;
  const logs = await getUserActionLogs(connected.value.client, { requestId });
  return logs.ok ? success(logs.value.map(traceEntry)) : logs;
}
