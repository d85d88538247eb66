import type { Attempt } from "../../lib/state/attempt.ts";
import { attemptsItem, lookupItem } from "../../lib/state/items.ts";
import { ticketText } from "../../lib/result/ticket.ts";
import { readTicketStyle } from "../../lib/settings/ticket-style-in-force.ts";
import { workerWords } from "./worker-words.ts";

/**
 * The evidence of the last press for the customer on screen, else of the last one at all, as text for a ticket; absent where there is
 * none. Not of what settled last: an older attempt settles anew when it is checked again, and is somebody else's.
 */
export async function lastTicket(): Promise<string | undefined> {
  const [attempts, lookup] = await Promise.all([attemptsItem.getValue(), lookupItem.getValue()]);
  const settled = Object.values(attempts).filter(({ state }) => state === "settled");
  const last = newest(settled.filter(({ userId }) => userId === lookup?.customer?.userId)) ?? newest(settled);
  return last && ticketText(last, await workerWords(), await readTicketStyle());
}

function newest(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.toSorted((a, b) => b.preparedAt - a.preparedAt)[0];
}
