import { type Result, success } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import type { Answered } from "./read-answer.ts";
import { momentOf } from "./moment.ts";
import type { ServiceCall } from "./transport.ts";
import { ActionLogs, AdminLogs, type ActionLog, type AdminLog } from "./contract.ts";

interface LogQuery {
  requestId?: string;
  /** Milliseconds since 1970. */
  start?: number;
  end?: number;
  success?: boolean;
}

/**
 * `POST /api/v3/get-user-action-logs`, the newest entries first as the service sends them, 50 at
 * most.
 */
export function getUserActionLogs(
  client: AuthingClient,
  query: LogQuery & {
    userId?: string;
    /** `unbindPhone`, … */
    eventType?: string;
  },
): Promise<Result<Answered<ActionLog[]>>> {
  return readLog(client, "/api/v3/get-user-action-logs", query, ActionLogs);
}

/**
 * `POST /api/v3/get-admin-audit-logs`, as the service sends them, 50 at most. What an administrator
 * changed is here, and need not be in the user's own log.
 */
export function getAdminAuditLogs(
  client: AuthingClient,
  query: LogQuery & {
    /** `update`, … */
    operationType?: string;
    /** `user`, … */
    resourceType?: string;
  },
): Promise<Result<Answered<AdminLog[]>>> {
  return readLog(client, "/api/v3/get-admin-audit-logs", query, AdminLogs);
}

async function readLog<T>(
  client: AuthingClient,
  path: string,
  query: LogQuery,
  data: ServiceCall<{ list: T[] }>["data"],
): Promise<Result<Answered<T[]>>> {
  const result = await client.call({ path, body: { ...query, pagination: { page: 1, limit: 50 } }, data });
  return result.ok ? success({ ...result.value, data: result.value.data.list }) : result;
}

/** What one of the service's logs says of one action. What it left out is absent. */
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

/** Characters of a detail that are shown. */
const LONGEST_DETAIL = 2_000;

/** An entry of the action log as plain data for pages. */
export function traceEntry({ requestId, eventType, success, timestamp, userId, clientIp, eventDetail }: ActionLog) {
  const at = momentOf(timestamp);
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

/**
 * An entry of the admin log in the same form. `eventType` joins what was done and to what: `update
 * user`.
 */
export function adminTraceEntry({ requestId, operationType, resourceType, success, timestamp, clientIp }: AdminLog) {
  const at = momentOf(timestamp);
  const eventType = [operationType, resourceType].filter((part) => part !== undefined).join(" ");
  const entry: TraceEntry = {
    ...(requestId !== undefined && { requestId }),
    ...(eventType !== "" && { eventType }),
    ...(success !== undefined && { success }),
    ...(at !== undefined && { at }),
    ...(clientIp !== undefined && { clientIp }),
  };
  return entry;
}
