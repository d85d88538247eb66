import {
  adminTraceEntry,
  getAdminAuditLogs,
  getUserActionLogs,
  traceEntry,
  type TraceEntry,
} from "../authing/action-logs.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, success, type Result } from "../failure.ts";
import { journalFailure, type History } from "../journal/journal.ts";
import type { Trace } from "../messages/protocol.ts";

/** Attempts of this desk that are shown for one requestId; there is rarely more than one. */
const ATTEMPTS = 20;

/** What the service's two logs and this desk's own journal know of a requestId. A service that can't be asked is part of the answer. */
export async function traceRequestId(pasted: string, history: History, connect: Connect): Promise<Result<Trace>> {
  const requestId = pasted.trim();
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
  const { client } = connected.value;
  // What an administrator changed, as the verified update does, need not be in the user's own log.
  const [user, admin] = await Promise.all([
    getUserActionLogs(client, { requestId }),
    getAdminAuditLogs(client, { requestId }),
  ]);
  // A service may ignore the filter.
  const isIt = (entry: TraceEntry) => entry.requestId?.toLowerCase() === requestId.toLowerCase();
  const found = [
    ...(user.ok ? user.value.map(traceEntry) : []),
    ...(admin.ok ? admin.value.map(adminTraceEntry) : []),
  ].filter(isIt);
  if (found.length > 0) return success(found);
  if (!user.ok) return user;
  return admin.ok ? success([]) : admin;
}
