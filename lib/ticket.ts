import type { Attempt } from "./attempt.ts";
import type { Failure, ServiceAnswer } from "./failure.ts";
import { attemptText, failureText } from "./result-text.ts";
import type { Words } from "./words/en.ts";

type Line = [label: string, value: string];

/** The evidence of an attempt as plain text for a ticket. What was absent says so, and nothing is made up. */
export function ticketText(attempt: Attempt, words: Words): string {
  const { ticket, result } = words;
  return lines(ticket.heading(words.fixes[attempt.fixId].name), [
    [ticket.outcome, attemptText(attempt, words).heading],
    [ticket.user, attempt.userName === undefined ? attempt.userId : `${attempt.userName} (${attempt.userId})`],
    [ticket.target, attempt.target === "" ? result.noneReturned : attempt.target],
    ...answerLines(attempt.answer ?? {}, words),
    [ticket.attemptId, attempt.attemptId],
    [ticket.at, new Date(attempt.sentAt ?? attempt.preparedAt).toISOString()],
    [ticket.service, attempt.serviceAddress],
  ]);
}

/** The same for something that failed before there was an attempt. */
export function failureTicketText(failure: Failure, words: Words): string {
  return lines(words.appName, [
    [words.ticket.outcome, failureText(failure, words).heading],
    ...answerLines(failure.answer ?? {}, words),
  ]);
}

function answerLines({ statusCode, message, apiCode, requestId }: ServiceAnswer, { result }: Words): Line[] {
  const none = result.noneReturned;
  return [
    [result.status, statusCode === undefined ? none : String(statusCode)],
    [result.message, message ?? none],
    [result.apiCode, apiCode === undefined ? none : String(apiCode)],
    [result.requestId, requestId ?? none],
  ];
}

function lines(heading: string, values: readonly Line[]): string {
  return [heading, ...values.map(([label, value]) => `${label}: ${value}`)].join("\n");
}
