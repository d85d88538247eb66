import type { ApiRequest } from "./api-request.ts";
import { credentials } from "./auth/credentials.ts";
import { present } from "./login-methods.ts";
import type { Outcome } from "./outcome.ts";
import type { Person } from "./person.ts";

/** What is known of a finished call when the log entry is written. */
interface Done {
  eventType: string;
  outcome: Outcome;
  request: ApiRequest;
  requestId: string;
  now: number;
}

/** One entry of the user action log, with the fields `UserActionLogDto` documents. */
export function userAction(person: Person, { eventType, outcome, request, requestId, now }: Done) {
  // The order the service documents for display names.
  const names = [person.nickname, person.username, person.name, person.email, person.phone, person.userId];
  return {
    requestId,
    eventType,
    success: outcome.ok,
    timestamp: new Date(now).toISOString(),
    userId: person.userId,
    userDisplayName: names.find(present) ?? person.userId,
    userAvatar: person.photo ?? "",
    userLoginsCount: person.loginsCount ?? 0,
    clientIp: request.clientIp,
    eventDetail: outcome.ok ? "success" : outcome.refusal.en,
    appId: request.headers["x-authing-app-id"] ?? credentials.appId,
    appName: "Sandbox",
    appLoginUrl: "",
    appLogo: "",
    userAgent: request.headers["user-agent"] ?? "",
    parsedUserAgent: { device: "Desktop", name: "", os: "" },
    geoip: null,
  };
}

export type UserAction = ReturnType<typeof userAction>;
