import type { FixId } from "../fixes/index.ts";
import { oneLine } from "../words/one-line.ts";
import { TICKET_FIELDS, type TicketField, type TicketValues } from "./ticket-fields.ts";
import type { TicketFormat } from "../state/settings.ts";
import type { Words } from "../words/en.ts";

const FIELD = /\{\{([^{}]{0,200})\}\}/gu;

/** The names in a template that are no fields, each once, as they are written. */
export function unknownFields(template: string): string[] {
  return [...new Set(namesIn(template).filter((name) => fieldOf(name) === undefined))];
}

/** Whether a ticket of this template has the request ID. */
export function namesRequestId(template: string): boolean {
  return namesIn(template).includes("requestId");
}

function namesIn(template: string): string[] {
  return Array.from(template.matchAll(FIELD), ([, name = ""]) => name.trim());
}

/**
 * Puts the values into a template, each as plain text of its format. An unknown field stays as it
 * is written.
 */
export function fillTemplate(template: string, format: TicketFormat, values: TicketValues): string {
  return template.replace(FIELD, (written, name: string) => {
    const field = fieldOf(name.trim());
    return field === undefined ? written : escapeFor(format, values[field]);
  });
}

function fieldOf(name: string): TicketField | undefined {
  return TICKET_FIELDS.find((field) => field === name);
}

/**
 * The template of a format for whoever has none of their own: one line for each field, with what
 * the fix changes called by its name.
 * @param asked false: nothing was sent, so there are no lines for what the service said
 */
export function builtInTemplate(format: TicketFormat, words: Words, fixId: FixId, asked = true): string {
  const { ticket, result, fixes } = words;
  const line = (label: string, field: TicketField): Line => [label, `{{${field}}}`];
  const said = [line(result.status, "statusCode"), line(result.message, "message"), line(result.apiCode, "apiCode")];
  return ticketLines(format, {
    // First, because it is what is searched for: the same copy serves if only the ID is asked for.
    first: asked ? [line(result.requestId, "requestId")] : [],
    heading: [ticket.heading("{{fix}}")],
    rest: [
      line(ticket.outcome, "outcome"),
      line(ticket.user, "user"),
      line(fixes[fixId].target, "target"),
      ...(asked ? said : []),
      line(result.attemptId, "attemptId"),
      line(ticket.at, "at"),
      line(ticket.service, "serviceAddress"),
    ],
  });
}

/** A label and what stands behind it, as plain text of the format by now. */
export type Line = [label: string, value: string];

/** The lines of a ticket in a format. There is one first line and one heading, or none. */
export function ticketLines(
  format: TicketFormat,
  { first, heading, rest }: { first: Line[]; heading: string[]; rest: Line[] },
): string {
  switch (format) {
    case "plain":
      return [
        ...first.map(([label, value]) => `${label}: ${value}`),
        ...heading,
        ...rest.map(([label, value]) => `${label}: ${value}`),
      ].join("\n");
    case "markdown":
      return [
        ...first.flatMap(([label, value]) => [`**${label}:** ${value}`, ""]),
        ...heading.flatMap((text) => [`**${text}**`, ""]),
        ...rest.map(([label, value]) => `- **${label}:** ${value}`),
      ].join("\n");
    case "jira":
      return [
        ...first.map(([label, value]) => `*${label}:* ${value}`),
        ...heading.map((text) => `h4. ${text}`),
        ...rest.map(([label, value]) => `* *${label}:* ${value}`),
      ].join("\n");
    case "html":
      return [
        ...first.map(([label, value]) => `<p><strong>${label}:</strong> ${value}</p>`),
        ...heading.map((text) => `<p><strong>${text}</strong></p>`),
        "<ul>",
        ...rest.map(([label, value]) => `  <li><strong>${label}:</strong> ${value}</li>`),
        "</ul>",
      ].join("\n");
  }
}

/**
 * A value as plain text on one line: what a service or a customer's name holds can't break the
 * markup, add to it, or pass for a line of its own.
 */
export function escapeFor(format: TicketFormat, value: string): string {
  const line = oneLine(value);
  switch (format) {
    case "plain":
      return line;
    case "markdown":
      return escapeMarkdown(line);
    case "jira":
      return escapeJira(line);
    case "html":
      return escapeHtml(line);
  }
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/"/gu, "&quot;")
    .replace(/'/gu, "&#39;");
}

/**
 * Backslashes, as CommonMark has them; a back-tick as an entity, because inside of code a backslash
 * would not hold it. An address is no link: one in a customer's name would be a live one.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_[\]<>{}|~&#!]|(?<=:)\/(?=\/)|(?<=www)\./giu, "\\$&")
    .replace(/`/gu, "&#96;")
    .replace(/^[-+=]/u, "\\$&")
    .replace(/^(\d+)([.)])/u, "$1\\$2");
}

/**
 * Jira's wiki markup. A hyphen is markup only beside a space or another one, and an ID must stay in
 * one piece for search. `(x)` and `:)` would become pictures.
 */
function escapeJira(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/gu, "&amp;")
    .replace(/[\\*_{}[\]+^~?!|#@]/gu, (mark) => (mark === "\\" ? "&#92;" : `\\${mark}`))
    .replace(/(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu, "\\-")
    .replace(/^(h[1-6]|bq)\./u, "$1&#46;")
    .replace(/\((?=(?:y|n|i|x|on|off|\/|\\?[*+!?-]|\\?\*[rgby]|flag|flagoff)\))/gu, "&#40;")
    .replace(/[:;](?=[()PpD])/gu, (mark) => (mark === ":" ? "&#58;" : "&#59;"));
}
