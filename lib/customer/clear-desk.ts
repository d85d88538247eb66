import { removeEntries, setEntry } from "../state/map-item.ts";
import type { Payload } from "../messages/protocol.ts";
import { fixUserKey } from "../state/customer.ts";
import { attemptsItem, clearedDeskItem, lookupItem, userItem } from "../state/items.ts";
import { inTurn, whileUnlocked } from "../vault/lock.ts";

/**
 * Clears the desk for the next customer. The result stays in the journal, and codes sent stay
 * counted, as the service counts them. What was cleared can be had back once.
 * @param lookupId the look-up that may be cleared; any, if it is absent
 */
export async function clearDesk({ lookupId }: Payload<"clear-desk">): Promise<void> {
  const [lookup, attempts] = await Promise.all([lookupItem.getValue(), attemptsItem.getValue()]);
  if (lookupId !== undefined && lookup?.lookupId !== lookupId) return;
  const userId = lookup?.customer?.userId;
  // What is under way goes on, and is there again when this customer is.
  const kept = Object.values(attempts).filter((one) => one.userId === userId && one.state === "settled");
  if (lookup) {
    await whileUnlocked(async () => {
      // By now they may have been found or read back, or another service saved, where the same user
      // ID can be somebody else.
      const [now, user] = await Promise.all([lookupItem.getValue(), userItem.getValue()]);
      if (now?.lookupId !== lookup.lookupId) return;
      const isTheirs = user !== null && user.userId === now.customer?.userId;
      await clearedDeskItem.setValue({ lookup: now, ...(isTheirs && { user }), attempts: kept });
    }).catch(() => undefined);
  }
  // An outcome that has come since is one that nobody has seen.
  await removeEntries(attemptsItem, (attempt) => kept.some(({ attemptId }) => attemptId === attempt.attemptId));
  await inTurn(async () => {
    // The next customer may be looked up by now, and must not be cleared with this one.
    if ((await lookupItem.getValue())?.lookupId !== lookup?.lookupId) return;
    // The draft is the page's to clear: the agent may be typing the next one already.
    await Promise.all([lookupItem, userItem].map((item) => item.removeValue()));
  });
}

/**
 * Puts back what was cleared last, if nobody else is on the desk by now. The draft is the page's to
 * put back.
 */
export async function undoClear(): Promise<void> {
  await whileUnlocked(async () => {
    const [cleared, lookup] = await Promise.all([clearedDeskItem.getValue(), lookupItem.getValue()]);
    await clearedDeskItem.removeValue();
    if (!cleared || lookup) return;
    for (const attempt of cleared.attempts) {
      const newer = (await attemptsItem.getValue())[fixUserKey(attempt)];
      if (!newer) await setEntry(attemptsItem, fixUserKey(attempt), attempt);
    }
    if (cleared.user) await userItem.setValue(cleared.user);
    // Nobody looks for them any more: the page asks anew for what is in **User**.
    if (cleared.lookup.state !== "finding") await lookupItem.setValue(cleared.lookup);
  });
}
