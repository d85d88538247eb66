import type { Attempt } from "../state/attempt.ts";
import type { Failure } from "../failure.ts";
import { failureText } from "./result-text.ts";
import { oneLine } from "../words/one-line.ts";
import { answerValues, ticketValues, wasAsked } from "./ticket-fields.ts";
import { PLAIN_TICKET, type TicketFormat, type TicketStyle } from "../state/settings.ts";
import { builtInTemplate, fillTemplate } from "./ticket-template.ts";
import type { Words } from "../words/en.ts";

/** Evidence for a ticket. */
export interface Ticket {
  /** What goes if only text can go. */
  text: string;
  /** Only in the HTML format: for editors that take rich text. */
  html?: string;
}

/** The evidence of an attempt, in the team's format. */
export function ticketOf(attempt: Attempt, words: Words, style: TicketStyle): Ticket {
  const values = ticketValues(attempt, words);
  const { format, templates } = style;
  const filled = (as: TicketFormat) =>
    fillTemplate(templates[as] ?? builtInTemplate(as, words, attempt.fixId, wasAsked(attempt)), as, values);
  return format === "html" ? { text: filled("plain"), html: filled("html") } : { text: filled(format) };
}

/** The same as text alone, for whatever takes nothing else. */
export function ticketText(attempt: Attempt, words: Words, style: TicketStyle = PLAIN_TICKET): string {
  return ticketOf(attempt, words, style).text;
}

/**
 * The evidence of something that failed before there was an attempt: no template has the fields for
 * it.
 */
export function failureTicketText(failure: Failure, words: Words): string {
  const { result, ticket } = words;
  const { statusCode, message, apiCode, requestId } = answerValues(failure.answer, words);
  const lines: [label: string, value: string][] = [
    [result.requestId, requestId],
    [ticket.outcome, failureText(failure, words).heading],
    [result.status, statusCode],
    [result.message, message],
    [result.apiCode, apiCode],
  ];
  return lines.map(([label, value]) => `${label}: ${oneLine(value)}`).join("\n");
}
