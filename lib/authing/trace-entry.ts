import type { ActionLog } from "./contract.ts";
import type { TraceEntry } from "../messages/trace.ts";

/** An entry of the action log as plain data for pages. */
export function traceEntry({ requestId, eventType, success, timestamp, userId, clientIp, eventDetail }: ActionLog) {
  const at = timeOf(timestamp);
  const entry: TraceEntry = {
    ...(requestId !== undefined && { requestId }),
    ...(eventType !== undefined && { eventType }),
    ...(success !== undefined && { success }),
    ...(at !== undefined && { at }),
    ...(userId !== undefined && { userId }),
    ...(clientIp !== undefined && { clientIp }),
    ...(typeof eventDetail === "string" && eventDetail !== "" && { detail: eventDetail }),
  };
  return entry;
}

/** Milliseconds since 1970; deployments send a number, a number in quotes, or a date. */
function timeOf(timestamp: ActionLog["timestamp"]): number | undefined {
  if (timestamp === null || timestamp === undefined) return undefined;
  const at = typeof timestamp === "string" && !/^\d+$/u.test(timestamp) ? Date.parse(timestamp) : Number(timestamp);
  return Number.isFinite(at) ? at : undefined;
}
