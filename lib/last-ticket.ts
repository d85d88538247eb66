import { attemptsItem } from "./storage.ts";
import { ticketText } from "./ticket.ts";
import { readTicketStyle } from "./ticket-style-in-force.ts";
import { workerWords } from "./worker-words.ts";

/** The evidence of the attempt that settled last, as text for a ticket; absent where there is none. */
export async function lastTicket(): Promise<string | undefined> {
  const settled = Object.values(await attemptsItem.getValue()).filter(({ state }) => state === "settled");
  const last = settled.reduce<(typeof settled)[number] | undefined>(
    (latest, attempt) => ((attempt.settledAt ?? 0) > (latest?.settledAt ?? -1) ? attempt : latest),
    undefined,
  );
  return last && ticketText(last, await workerWords(), await readTicketStyle());
}
