import type { TicketFormat } from "../state/ticket-style.ts";

/**
 * A value as plain text of a format: whatever a service or a customer's name holds stays text there, and can neither break the
 * markup nor add to it. Always one line, so that no value can pass for a line of its own.
 */
export function escapeFor(format: TicketFormat, value: string): string {
  const line = value.replace(/\s*[\n\v\f\r\u0085\u2028\u2029]+\s*/gu, " ").trim();
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

/** Backslashes, as CommonMark has them; a back-tick as an entity, because inside of code a backslash would not hold it. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_[\]<>{}|~&#!]/gu, "\\$&")
    .replace(/`/gu, "&#96;")
    .replace(/^[-+=]/u, "\\$&")
    .replace(/^(\d+)([.)])/u, "$1\\$2");
}

/**
 * Jira's wiki markup. A hyphen is markup only beside a space or another one, and an ID must stay in one piece for whoever searches
 * for it. Source: Atlassian's text formatting notation.
 */
function escapeJira(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/gu, "&amp;")
    .replace(/[\\*_{}[\]+^~?!|#@]/gu, (mark) => (mark === "\\" ? "&#92;" : `\\${mark}`))
    .replace(/(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu, "\\-")
    .replace(/^(h[1-6]|bq)\./u, "$1&#46;");
}
