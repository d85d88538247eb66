import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { readUserBack } from "../authing/users.ts";
import { flaw } from "../failure.ts";
import { shownValue } from "../fixes/differences.ts";
import { isDefault, type Changed, type Fix, type Seen } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import type { Attempt, ReadBack } from "../state/attempt.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { decideOutcome } from "./outcome.ts";
import { logOf, mayHaveWorked } from "./recheck-due.ts";
import { isNewer } from "./shown-attempts.ts";

/**
 * Milliseconds before a user who shows no change is read once more: a replica may lag behind. After
 * a success it waits longer, because "still there" would contradict it.
 */
export const REPLICA_LAGS = { afterSuccess: [1_000, 4_500], afterAnythingElse: [1_000] };

/** Milliseconds after a press in which nobody else can have changed the same. */
const JUST_ENDED = 30_000;

/**
 * Milliseconds after an answer in which a first reading tells what an update changed. The first
 * check that nobody asked for lies within.
 */
const WITH_IT = 120_000;

/**
 * The attempt with what reading the user back showed; a read that fails is noted as such. Never
 * throws.
 * @param pressed the user as they were at the press. After a lock or a restart only the mask is
 * known.
 */
export async function readBack(
  parts: AttemptParts,
  attempt: Attempt,
  client: AuthingClient,
  pressed?: User,
): Promise<Attempt> {
  const user = pressed ?? (await parts.pressedUsers.read(attempt.attemptId).catch(() => undefined));
  let read = await readOnce(parts, attempt, client, user);
  for (const lag of attempt.failure ? REPLICA_LAGS.afterAnythingElse : REPLICA_LAGS.afterSuccess) {
    if (read.readBack?.done !== false) return read;
    await parts.pause(lag);
    read = await readOnce(parts, read, client, user);
  }
  return read;
}

async function readOnce(
  { now, onUserRead, onReadFailed, journal }: AttemptParts,
  attempt: Attempt,
  client: AuthingClient,
  pressed: User | undefined,
): Promise<Attempt> {
  const read = await readUserBack(client, attempt.userId).catch(flaw);
  if (!read.ok) onReadFailed?.(read.failure);
  // A merged account is answered with the one that is left, which says nothing about this one.
  if (!read.ok || read.value.userId !== attempt.userId) {
    return { ...attempt, readBack: { at: now(), ...saidToBeOther(attempt.readBack?.alsoChanged) } };
  }
  await onUserRead(read.value, attempt).catch(() => undefined);
  const fix: Fix = fixById(attempt.fixId);
  const { userId, target, parts, before, answeredAt, sentAt = 0 } = attempt;
  const endedAt = answeredAt ?? sentAt;
  const about = {
    userId,
    target,
    ...(parts && { parts }),
    ...(before !== undefined && { before }),
    ...(now() - endedAt > JUST_ENDED && { endedAt }),
  };
  const { alsoChanged: fresh = [], ...seen } = await fix
    .readBack({ client, user: read.value }, { ...about, ...(pressed && { user: pressed }) })
    .catch((): Seen => ({}));
  const later = await journal.later(attempt).catch(() => []);
  const byUpdate = fix.doneByAnyUpdate === true && attempt.failure !== undefined && later.some(isSentUpdate);
  const last: ReadBack = { at: now(), ...(seen.done && byUpdate ? { orLater: true } : seen) };
  // Another fix since then can have meant to change it.
  const isSureOf = later.every(({ fixId, sentAt }) => fixId === attempt.fixId || sentAt === undefined);
  const found = isSureOf ? doneByUpdate(attempt, last, fresh) : [];
  const user: Readonly<Record<string, unknown>> = { ...read.value };
  // What was said stays said, unless it is as it was before.
  const said = (attempt.readBack?.alsoChanged ?? []).filter(
    (one) =>
      !found.some(({ field }) => field === one.field) &&
      (one.before === undefined || shownValue(one.field, user[one.field]) !== one.before),
  );
  return { ...attempt, readBack: { ...last, ...saidToBeOther([...found, ...said]) } };
}

function isSentUpdate(attempt: Attempt): boolean {
  return attempt.sentAt !== undefined && logOf(attempt)?.of === "admin";
}

/** Nothing if nothing is. */
export function saidToBeOther(alsoChanged: Changed[] = []): Pick<Seen, "alsoChanged"> {
  return alsoChanged.length === 0 ? {} : { alsoChanged };
}

/**
 * What else the press may have changed: it updated the user, and this is the first reading after it
 * that can show so. Later it can be anybody's, and only what an update fills in is told.
 */
function doneByUpdate(attempt: Attempt, last: ReadBack, changed: Changed[]): Changed[] {
  const { answeredAt, sentAt = 0, readBack } = attempt;
  const isUpdate = logOf(attempt)?.of === "admin" && decideOutcome({ ...attempt, readBack: last }) !== "refused";
  if (!isUpdate || readBack?.done === true) return [];
  const isSoon = Math.abs(last.at - (answeredAt ?? sentAt)) <= WITH_IT;
  return isSoon ? changed : changed.filter(isDefault).map((one) => ({ ...one, late: true }));
}

/**
 * Newer attempts that may have done what the user shows now: then it is no evidence for this one.
 */
export async function coveredBy({ journal, shown }: AttemptParts, attempt: Attempt): Promise<Attempt[]> {
  const [live, later] = await Promise.all([shown.read(attempt), journal.later(attempt).catch(() => [])]);
  const newer = [live, ...later].filter((other) => isNewer(other, attempt));
  return newer.filter((one) => one.sentAt !== undefined && (one.outcome !== "refused" || mayHaveWorked(one)));
}
