import { getUserActionLogs, traceEntry, type TraceEntry } from "../authing/action-logs.ts";
import type { Connect } from "../vault/connect.ts";
import { failed, success, type Result } from "../failure.ts";
import { requestIdIn } from "../request-id.ts";

/** What the service's action log knows of a request ID. What this desk has of it is found by searching the history. */
export async function traceRequestId(pasted: string, connect: Connect): Promise<Result<TraceEntry[]>> {
  const requestId = requestIdIn(pasted);
  if (requestId === "") return failed("request-id-missing");
  const connected = await connect();
  if (!connected.ok) return connected;
  const logs = await getUserActionLogs(connected.value.client, { requestId });
  return logs.ok ? success(logs.value.map(traceEntry)) : logs;
}
