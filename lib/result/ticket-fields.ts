import type { Attempt } from "../state/attempt.ts";
import type { ServiceAnswer } from "../failure.ts";
import { attemptText } from "./result-text.ts";
import type { Words } from "../words/en.ts";

/** What a template can name, in the order in which the settings page lists it. */
export const TICKET_FIELDS = [
  "outcome",
  "user",
  "target",
  "statusCode",
  "message",
  "apiCode",
  "requestId",
  "attemptId",
  "at",
  "serviceAddress",
  "fix",
] as const;
export type TicketField = (typeof TICKET_FIELDS)[number];

export type TicketValues = Record<TicketField, string>;

/** The evidence of an attempt, field by field. What was absent says so, and nothing is made up. */
export function ticketValues(attempt: Attempt, words: Words): TicketValues {
  const { userName, userId, target, attemptId, serviceAddress } = attempt;
  const none = words.result.noneReturned;
  return {
    outcome: attemptText(attempt, words).heading,
    user: userName === undefined ? userId : `${userName} (${userId})`,
    target: target === "" ? none : target,
    ...answerValues(attempt.answer ?? {}, words, attempt.recoveredRequestId),
    attemptId,
    at: new Date(attempt.sentAt ?? attempt.preparedAt).toISOString(),
    serviceAddress,
    fix: words.fixes[attempt.fixId].name,
  };
}

/** What the service said. A requestId that its action log had is marked as such: the answer did not bring it. */
export function answerValues(
  { statusCode, message, apiCode, requestId }: ServiceAnswer,
  { result }: Words,
  recoveredRequestId?: string,
): Pick<TicketValues, "statusCode" | "message" | "apiCode" | "requestId"> {
  const none = result.noneReturned;
  const recovered = recoveredRequestId === undefined ? none : result.recoveredFromLog(recoveredRequestId);
  return {
    statusCode: statusCode === undefined ? none : String(statusCode),
    message: message ?? none,
    apiCode: apiCode === undefined ? none : String(apiCode),
    requestId: requestId ?? recovered,
  };
}
