import type { Attempt } from "../state/attempt.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { getUser } from "../authing/users.ts";
import { flaw } from "../failure.ts";
import { fixById } from "../fixes/index.ts";

export interface ReadBackParts {
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
  /** Told after each read-back, so that the desk shows the user as they are now. */
  onUserRead: (user: User) => Promise<void>;
}

/** The attempt with what reading the user back showed; a read that fails is noted as such. Never throws. */
export type ReadBack = (attempt: Attempt, client: AuthingClient) => Promise<Attempt>;

/** Milliseconds to wait before a success that reading back doesn't show is called contradicted. */
const REPLICA_LAG = 1_000;

/** A success that doesn't show yet is read once more: a replica may lag behind. */
export function createReadBack({ now, pause, onUserRead }: ReadBackParts): ReadBack {
  async function readOnce(attempt: Attempt, client: AuthingClient): Promise<Attempt> {
    const read = await getUser(client, attempt.userId).catch(flaw);
    const at = now();
    // An account that was merged may be answered with the one that is left, and that says nothing of this one.
    if (!read.ok || read.value.userId !== attempt.userId) return { ...attempt, readBack: { at } };
    await onUserRead(read.value).catch(() => undefined);
    const target = fixById(attempt.fixId).target(read.value);
    const gone = target !== attempt.target;
    return { ...attempt, readBack: { at, gone, ...(gone && target !== undefined && { replaced: true }) } };
  }

  return async (attempt, client) => {
    const first = await readOnce(attempt, client);
    if (attempt.failure || first.readBack?.gone !== false) return first;
    await pause(REPLICA_LAG);
    return readOnce(attempt, client);
  };
}
