import type { ApiRequest } from "./api-request.ts";
import { credentials } from "./auth/credentials.ts";
import type { Outcome } from "./outcome.ts";

interface Done {
  outcome: Outcome;
  request: ApiRequest;
  requestId: string;
  now: number;
  before: string;
  after: string;
}

/** One entry of the admin audit log. The old and the new value are the user as JSON. */
export function adminAction({ outcome, request, requestId, now, before, after }: Done) {
  return {
    requestId,
    adminUserId: credentials.accessKeyId,
    adminUserDisplayName: "Sandbox key",
    operationType: "update",
    resourceType: "user",
    eventType: "update",
    success: outcome.ok,
    originValue: before,
    targetValue: after,
    clientIp: request.clientIp,
    timestamp: new Date(now).toISOString(),
  };
}

export type AdminAction = ReturnType<typeof adminAction>;
