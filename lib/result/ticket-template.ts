import type { FixId } from "../fixes/index.ts";
import { oneLine } from "../words/one-line.ts";
import { TICKET_FIELDS, type TicketField, type TicketValues } from "./ticket-fields.ts";
import type { TicketFormat } from "../state/settings.ts";
import type { Words } from "../words/en.ts";

const FIELD = /\{\{([^{}]{0,200})\}\}/gu;

/** The names in a template that are no fields, each once, as they are written. */
export function unknownFields(template: string): string[] {
  const names = Array.from(template.matchAll(FIELD), ([, name = ""]) => name.trim());
  return [...new Set(names.filter((name) => fieldOf(name) === undefined))];
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
 */
export function builtInTemplate(format: TicketFormat, { ticket, result, fixes }: Words, fixId: FixId): string {
  const heading = ticket.heading("{{fix}}");
  // First, because it is what is searched for: the same copy serves if only the ID is asked for.
  const first = result.requestId;
  const lines: [label: string, field: TicketField][] = [
    [ticket.outcome, "outcome"],
    [ticket.user, "user"],
    [fixes[fixId].target, "target"],
    [result.status, "statusCode"],
    [result.message, "message"],
    [result.apiCode, "apiCode"],
    [ticket.attemptId, "attemptId"],
    [ticket.at, "at"],
    [ticket.service, "serviceAddress"],
  ];
  switch (format) {
    case "plain":
      return [`${first}: {{requestId}}`, heading, ...lines.map(([label, field]) => `${label}: {{${field}}}`)].join(
        "\n",
      );
    case "markdown":
      return [
        `**${first}:** {{requestId}}`,
        "",
        `**${heading}**`,
        "",
        ...lines.map(([label, field]) => `- **${label}:** {{${field}}}`),
      ].join("\n");
    case "jira":
      return [
        `*${first}:* {{requestId}}`,
        `h4. ${heading}`,
        ...lines.map(([label, field]) => `* *${label}:* {{${field}}}`),
      ].join("\n");
    case "html":
      return [
        `<p><strong>${first}:</strong> {{requestId}}</p>`,
        `<p><strong>${heading}</strong></p>`,
        "<ul>",
        ...lines.map(([label, field]) => `  <li><strong>${label}:</strong> {{${field}}}</li>`),
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
 * would not hold it.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_[\]<>{}|~&#!]/gu, "\\$&")
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
