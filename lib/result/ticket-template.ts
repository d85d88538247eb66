import type { FixId } from "../fixes/index.ts";
import { escapeFor } from "./ticket-escape.ts";
import { TICKET_FIELDS, type TicketField, type TicketValues } from "./ticket-fields.ts";
import type { TicketFormat } from "../state/ticket-style.ts";
import type { Words } from "../words/en.ts";

const FIELD = /\{\{([^{}]*)\}\}/gu;

/** The names in a template that are no fields, each once, as they are written. */
export function unknownFields(template: string): string[] {
  const names = Array.from(template.matchAll(FIELD), ([, name = ""]) => name.trim());
  return [...new Set(names.filter((name) => fieldOf(name) === undefined))];
}

/** Puts the values into a template, each as plain text of its format. An unknown field stays as it is written. */
export function fillTemplate(template: string, format: TicketFormat, values: TicketValues): string {
  return template.replace(FIELD, (written, name: string) => {
    const field = fieldOf(name.trim());
    return field === undefined ? written : escapeFor(format, values[field]);
  });
}

function fieldOf(name: string): TicketField | undefined {
  return TICKET_FIELDS.find((field) => field === name);
}

/** The template of a format for whoever has none of their own: one line for each field, with what the fix unbinds called by its name. */
export function builtInTemplate(
  format: TicketFormat,
  { ticket, result, fixes }: Words,
  fixId: FixId = "unbind-phone",
): string {
  const heading = ticket.heading("{{fix}}");
  const lines: [label: string, field: TicketField][] = [
    [ticket.outcome, "outcome"],
    [ticket.user, "user"],
    [fixes[fixId].target, "target"],
    [result.status, "statusCode"],
    [result.message, "message"],
    [result.apiCode, "apiCode"],
    [result.requestId, "requestId"],
    [ticket.attemptId, "attemptId"],
    [ticket.at, "at"],
    [ticket.service, "serviceAddress"],
  ];
  switch (format) {
    case "plain":
      return [heading, ...lines.map(([label, field]) => `${label}: {{${field}}}`)].join("\n");
    case "markdown":
      return [`**${heading}**`, "", ...lines.map(([label, field]) => `- **${label}:** {{${field}}}`)].join("\n");
    case "jira":
      return [`h4. ${heading}`, ...lines.map(([label, field]) => `* *${label}:* {{${field}}}`)].join("\n");
    case "html":
      return [
        `<p><strong>${heading}</strong></p>`,
        "<ul>",
        ...lines.map(([label, field]) => `  <li><strong>${label}:</strong> {{${field}}}</li>`),
        "</ul>",
      ].join("\n");
  }
}
