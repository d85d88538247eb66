import { type Result, success } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { ActionLogs, type ActionLog } from "./contract.ts";

export interface ActionLogQuery {
  requestId?: string;
  userId?: string;
  /** `unbindPhone`, … */
  eventType?: string;
  /** Milliseconds since 1970. */
  start?: number;
  end?: number;
  success?: boolean;
}

/** `POST /api/v3/get-user-action-logs`, the newest entries first as the service sends them, 50 at most. */
export async function getUserActionLogs(client: AuthingClient, query: ActionLogQuery): Promise<Result<ActionLog[]>> {
  const result = await client.call({
    path: "/api/v3/get-user-action-logs",
    body: { ...query, pagination: { page: 1, limit: 50 } },
    data: ActionLogs,
  });
  return result.ok ? success(result.value.data.list) : result;
}

/** Characters of a detail that are shown. */
const LONGEST_DETAIL = 2_000;

/** What the service's action log says of one action. What it left out is absent. */
export interface TraceEntry {
  requestId?: string;
  /** As the service names it: `unbindPhone`, … */
  eventType?: string;
  success?: boolean;
  /** Milliseconds since 1970. */
  at?: number;
  userId?: string;
  clientIp?: string;
  detail?: string;
}

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
    ...(typeof eventDetail === "string" && eventDetail !== "" && { detail: eventDetail.slice(0, LONGEST_DETAIL) }),
  };
  return entry;
}

/** Milliseconds since 1970; deployments send a number, a number in quotes, or a date. */
function timeOf(timestamp: ActionLog["timestamp"]): number | undefined {
  if (timestamp === null || timestamp === undefined) return undefined;
  const at = typeof timestamp === "string" && !/^\d+$/u.test(timestamp) ? Date.parse(timestamp) : Number(timestamp);
  return Number.isFinite(at) ? at : undefined;
}
