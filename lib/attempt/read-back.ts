import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { getUser } from "../authing/users.ts";
import { flaw } from "../failure.ts";
import type { Fix, Seen } from "../fixes/fix.ts";
import { fixById } from "../fixes/index.ts";
import type { Attempt } from "../state/attempt.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { isNewer } from "./shown-attempts.ts";

/**
 * Milliseconds before a user who shows no change is read once more: a replica may lag behind. After
 * a success it waits longer, because "still there" would contradict it.
 */
const REPLICA_LAGS = { afterSuccess: [1_000, 4_500], afterAnythingElse: [1_000] };

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
    read = await readOnce(parts, attempt, client, user);
  }
  return read;
}

async function readOnce(
  { now, onUserRead }: AttemptParts,
  attempt: Attempt,
  client: AuthingClient,
  pressed: User | undefined,
): Promise<Attempt> {
  const read = await getUser(client, attempt.userId).catch(flaw);
  // A merged account is answered with the one that is left, which says nothing about this one.
  if (!read.ok || read.value.userId !== attempt.userId) return { ...attempt, readBack: { at: now() } };
  await onUserRead(read.value).catch(() => undefined);
  const fix: Fix = fixById(attempt.fixId);
  const { userId, target, parts, before } = attempt;
  const about = { userId, target, ...(parts && { parts }), ...(before !== undefined && { before }) };
  const seen = await fix
    .readBack({ client, user: read.value }, { ...about, ...(pressed && { user: pressed }) })
    .catch((): Seen => ({}));
  // Who they were is forgotten with a lock; what was seen to have changed stays said.
  const { alsoChanged } = attempt.readBack ?? {};
  return { ...attempt, readBack: { at: now(), ...(!pressed && alsoChanged && { alsoChanged }), ...seen } };
}

/**
 * Newer attempts that may have done what the user shows now: then it is no evidence for this one.
 */
export async function coveredBy({ journal, shown }: AttemptParts, attempt: Attempt): Promise<Attempt[]> {
  const [live, later] = await Promise.all([shown.read(attempt), journal.later(attempt).catch(() => [])]);
  const newer = [live, ...later].filter((other) => isNewer(other, attempt));
  return newer.filter(({ sentAt, outcome }) => sentAt !== undefined && outcome !== "refused");
}
