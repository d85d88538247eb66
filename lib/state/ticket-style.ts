/** The formats in which evidence goes into a ticket. */
export const TICKET_FORMATS = ["plain", "markdown", "jira", "html"] as const;
export type TicketFormat = (typeof TICKET_FORMATS)[number];

/** How evidence is written for tickets. */
export interface TicketStyle {
  format: TicketFormat;
  /** The agent's own templates; where one is absent, the built-in one of that format is used. */
  templates: Partial<Record<TicketFormat, string | undefined>>;
}

export const PLAIN_TICKET: TicketStyle = { format: "plain", templates: {} };

/** Characters. */
export const LONGEST_TEMPLATE = 10_000;
