import type { Attempt } from "../state/attempt.ts";
import type { Failure } from "../failure.ts";
import { failureText } from "./result-text.ts";
import { answerValues, ticketValues, wasAsked } from "./ticket-fields.ts";
import { PLAIN_TICKET, type TicketFormat, type TicketStyle } from "../state/settings.ts";
import { builtInTemplate, escapeFor, fillTemplate, ticketLines, type Line } from "./ticket-template.ts";
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
  return inFormat(format, filled);
}

/** The same as text alone, for whatever takes nothing else. */
export function ticketText(attempt: Attempt, words: Words, style: TicketStyle = PLAIN_TICKET): string {
  return ticketOf(attempt, words, style).text;
}

/**
 * The evidence of something that failed before there was an attempt, in the team's format: no
 * template has the fields for it.
 */
export function failureTicket(failure: Failure, words: Words, format: TicketFormat): Ticket {
  const { result, ticket } = words;
  const { statusCode, message, apiCode, requestId } = answerValues(failure.answer, words);
  const written = (as: TicketFormat) => {
    const line = (label: string, value: string): Line => [label, escapeFor(as, value)];
    return ticketLines(as, {
      first: [line(result.requestId, requestId)],
      heading: [],
      rest: [
        line(ticket.outcome, failureText(failure, words).heading),
        line(result.status, statusCode),
        line(result.message, message),
        line(result.apiCode, apiCode),
      ],
    });
  };
  return inFormat(format, written);
}

/** Rich text comes with plain text for where only that can go. */
function inFormat(format: TicketFormat, written: (as: TicketFormat) => string): Ticket {
  return format === "html" ? { text: written("plain"), html: written("html") } : { text: written(format) };
}
