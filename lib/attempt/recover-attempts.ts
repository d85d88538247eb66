import type { AuthingClient } from "../authing/client.ts";
import type { Connected } from "../vault/connect.ts";
import { maskedAttempt } from "../journal/mask-attempt.ts";
import { isOfService, isUnderWay, STATES, type Attempt } from "../state/attempt.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { coveredBy, readBack } from "./read-back.ts";
import { settle } from "./settle.ts";
import { keepingNewest, type ShownAttempts } from "./shown-attempts.ts";

/**
 * At worker start: what was only prepared was not sent; what was sent is settled by reading back.
 * Resolves once each of these users is locked, so that no press gets ahead.
 * @param leftOpen what the journal held open when this worker started; nothing if it can't be read
 * @param connected absent while locked; what was sent then, or to another service, stays `unknown`
 * until it can be checked
 */
export async function recoverAttempts(
  parts: AttemptParts,
  leftOpen: readonly Attempt[],
  connected: Pick<Connected, "client" | "settings"> | undefined,
): Promise<void> {
  const shown = keepingNewest(parts.shown, parts.journal);
  for (const known of [...leftOpen, ...(await onlyOnScreen(shown, leftOpen))]) {
    const attempt = furthest(known, await shown.read(known));
    await shown.write(attempt).catch(() => undefined);
    // Another service may know the same user ID, and its user says nothing about this one.
    const client = connected && isOfService(attempt, connected.settings) ? connected.client : undefined;
    const work = () => settleLeftOpen({ ...parts, shown }, attempt, client);
    void parts.oneAtATime.inTurn(attempt.userId, work).catch(() => undefined);
  }
}

/**
 * What is under way on screen and not in the journal: settled there, or the journal is lost. It may
 * have been sent, because the journal is written before the screen.
 */
async function onlyOnScreen(shown: ShownAttempts, leftOpen: readonly Attempt[]): Promise<Attempt[]> {
  const all = await shown.all();
  return all
    .filter((attempt) => isUnderWay(attempt) && !leftOpen.some(({ attemptId }) => attemptId === attempt.attemptId))
    .map((attempt) => ({ ...attempt, sentAt: attempt.sentAt ?? attempt.preparedAt }));
}

async function settleLeftOpen(parts: AttemptParts, attempt: Attempt, client: AuthingClient | undefined): Promise<void> {
  // Somebody who had this user's lock until now may have settled it.
  const [written, live, pressed] = await Promise.all([
    parts.journal.read(attempt.attemptId).catch(() => undefined),
    parts.shown.read(attempt),
    parts.pressedUsers.read(attempt.attemptId).catch(() => undefined),
  ]);
  if (written?.state === "settled") {
    await parts.shown.write(written).catch(() => undefined);
    return;
  }
  const last = furthest(written ?? attempt, attempt, live);
  const settled = last.state === "settled" ? last : await lookBack(parts, last, client);
  // What was only on screen has the service's own words; the journal's are masked already.
  const user = pressed ?? (last === written ? {} : undefined);
  await settle(parts, settled, client, (whole) => parts.journal.write(maskedAttempt(whole, user)));
}

async function lookBack(parts: AttemptParts, last: Attempt, client: AuthingClient | undefined): Promise<Attempt> {
  const answered: Attempt = last.state === "answered" ? last : { ...last, failure: { code: "worker-stopped" } };
  const canRead = client && last.sentAt !== undefined && (await coveredBy(parts, last)).length === 0;
  return canRead ? readBack(parts, answered, client) : answered;
}

/**
 * The copy of an attempt that is furthest along: on a full disk the screen knows more than the
 * journal. Of two that are as far it is the first.
 */
function furthest(attempt: Attempt, ...copies: readonly (Attempt | undefined)[]): Attempt {
  return copies.reduce<Attempt>((first, copy) => {
    const isFurther = copy?.attemptId === first.attemptId && STATES.indexOf(copy.state) > STATES.indexOf(first.state);
    return isFurther ? copy : first;
  }, attempt);
}
