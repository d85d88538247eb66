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
