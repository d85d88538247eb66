import { isOfService } from "../../lib/state/attempt.ts";
import { attemptsItem, draftItem, lookupItem } from "../../lib/state/items.ts";
import { ticketText } from "../../lib/result/ticket.ts";
import { readSettings, readTicketStyle } from "../../lib/settings/effective-settings.ts";
import { readLanguage } from "../../lib/settings/language.ts";
import { wordsIn } from "../../lib/words/words-in.ts";

/**
 * The evidence of the last press for the customer on the desk, as text for a ticket. Absent if the
 * desk is empty or that press is still under way.
 */
export async function lastTicket(): Promise<string | undefined> {
  const [attempts, lookup, draft, stored] = await Promise.all([
    attemptsItem.getValue(),
    lookupItem.getValue(),
    draftItem.getValue(),
    readSettings(),
  ]);
  // The desk shows a look-up only for the text that it was made for.
  if (!stored || !lookup?.customer || lookup.typed !== draft.typed) return undefined;
  if (draft.userIdType !== undefined && draft.userIdType !== lookup.userIdType) return undefined;
  const { userId } = lookup.customer;
  // By the press: an older attempt settles anew if it is checked again.
  const [last] = Object.values(attempts)
    .filter((one) => one.userId === userId && isOfService(one, stored.settings))
    .toSorted((a, b) => b.preparedAt - a.preparedAt);
  if (last?.state !== "settled") return undefined;
  return ticketText(last, await wordsIn(await readLanguage()), await readTicketStyle());
}
