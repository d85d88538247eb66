import type { Attempt } from "../state/attempt.ts";
import { idOf, type ServiceAnswer } from "../failure.ts";
import { isoTime } from "../words/counted.ts";
import { copiedId } from "../words/one-line.ts";
import {
  attemptText,
  besidesText,
  failureText,
  messageText,
  partsText,
  showedText,
  withOrigin,
} from "./result-text.ts";
import { targetText } from "../words/fix-words.ts";
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

/** How an attempt ended, in words, for whoever reads it elsewhere. */
export function ticketOutcome(attempt: Attempt, wordsOnScreen: Words): string {
  // They may be in another time zone, and compare with the service's log.
  const words: Words = { ...wordsOnScreen, time: isoTime, dateTime: isoTime };
  return [
    attemptText(attempt, words).heading,
    ...whyNotSent(attempt, words),
    ...showedText(attempt, words),
    ...besidesText(attempt, words),
    ...partsText(attempt, words),
  ].join(" ");
}

/** The evidence of an attempt, field by field. What was absent says so, and nothing is made up. */
export function ticketValues(attempt: Attempt, words: Words): TicketValues {
  const { userName, userId, target, attemptId, serviceAddress } = attempt;
  const none = words.result.noneReturned;
  return {
    outcome: ticketOutcome(attempt, words),
    user: userName === undefined ? userId : `${isolated(userName)} (${userId})`,
    target: target === "" ? none : targetText(attempt, words),
    ...answerValues(attempt.answer, words, attempt.recoveredRequestId, wasAsked(attempt)),
    attemptId,
    at: isoTime(attempt.sentAt ?? attempt.preparedAt),
    serviceAddress,
    fix: words.fixes[attempt.fixId].name,
  };
}

/** Whether there can be an answer: the fix was sent, or the service spoke before that. */
export function wasAsked({ sentAt, answer }: Attempt): boolean {
  return sentAt !== undefined || answer !== undefined;
}

/** The heading says only that nothing was changed. */
function whyNotSent({ outcome, failure, fixId }: Attempt, words: Words): string[] {
  return outcome === "not-sent" && failure ? [failureText(failure, words, fixId).heading] : [];
}

/**
 * What the service said. A requestId that its action log had is marked as such: the answer did not
 * bring it.
 */
export function answerValues(
  answer: ServiceAnswer | undefined,
  words: Words,
  recoveredRequestId?: string,
  asked = true,
): Pick<TicketValues, "statusCode" | "message" | "apiCode" | "requestId"> {
  const { result } = words;
  const { statusCode, apiCode, uniqueId, earlierRequestIds } = answer ?? {};
  const none = asked ? result.noneReturned : result.notAsked;
  const told = idOf({ answer, recoveredRequestId });
  const requestId = !told || told.kind === "unique" ? none : withOrigin({ ...told, id: copiedId(told.id) }, words);
  const otherHandle = uniqueId === undefined ? "" : `; ${result.uniqueId}: ${copiedId(uniqueId)}`;
  const earlierIds = earlierRequestIds?.map(copiedId).join(", ");
  const earlier = earlierIds === undefined ? "" : `; ${result.earlierRequestIds}: ${earlierIds}`;
  return {
    statusCode: statusCode === undefined ? none : String(statusCode),
    message: messageText(answer ?? {}, words) ?? none,
    apiCode: apiCode === undefined ? none : String(apiCode),
    requestId: requestId + otherHandle + earlier,
  };
}

/** A name that is written from right to left must not move the ID beside it. */
function isolated(name: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(name)
    ? `\u2068${name}\u2069`
    : name;
}
