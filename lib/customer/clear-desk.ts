import { removeEntries } from "../state/map-item.ts";
import type { Payload } from "../messages/protocol.ts";
import { attemptsItem, lookupItem, userItem } from "../state/items.ts";

/**
 * Clears the desk for the next customer. The result of this one leaves the screen, not the journal; codes sent stay counted,
 * because the service counts them too.
 * @param lookupId the look-up that may be cleared; any, where it is absent
 */
export async function clearDesk({ lookupId }: Payload<"clear-desk">): Promise<void> {
  const lookup = await lookupItem.getValue();
  if (lookupId !== undefined && lookup?.lookupId !== lookupId) return;
  const userId = lookup?.customer?.userId;
  // What is under way goes on, and is there again when this customer is.
  await removeEntries(attemptsItem, (attempt) => attempt.userId === userId && attempt.state === "settled");
  // The next customer may be looked up by now, and must not be cleared with this one.
  if ((await lookupItem.getValue())?.lookupId !== lookup?.lookupId) return;
  // The draft is the page's to clear: the agent may be typing the next one already.
  await Promise.all([lookupItem, userItem].map((item) => item.removeValue()));
}
