import {
  adminTraceEntry,
  getAdminAuditLogs,
  getUserActionLogs,
  traceEntry,
  type TraceEntry,
} from "../authing/action-logs.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, success, type Result } from "../failure.ts";
import { requestIdIn } from "../authing/request-id.ts";

/**
 * What the service's two logs know of a request ID. What this desk has of it is found by searching
 * the history.
 */
export async function traceRequestId(pasted: string, connect: Connect): Promise<Result<TraceEntry[]>> {
  const requestId = requestIdIn(pasted);
  if (requestId === "") return failed("request-id-missing");
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
    ...(user.ok ? user.value.data.map(traceEntry) : []),
    ...(admin.ok ? admin.value.data.map(adminTraceEntry) : []),
  ].filter(isIt);
  if (found.length > 0) return success(found);
  if (!user.ok) return user;
  return admin.ok ? success([]) : admin;
}
