import { isOfService, type Attempt } from "../state/attempt.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { Connect } from "../vault/connect.ts";
import type { SettledAttemptParts } from "./attempt-parts.ts";

/** Attempts checked at one ring; more than these are rare, and the alarm rings again. */
const AT_ONCE = 20;
/** Milliseconds until it is looked again whether the attempt's service can be asked. */
const LATER = 60 * 60_000;
/** Milliseconds; browsers ring no earlier. */
const SOONEST = 30_000;

/**
 * Checks again, without being asked to, what is not known for sure. Which attempts those are is in
 * the journal, so that neither a worker's end nor the browser's forgets one.
 * @param checkAgain reads back one of them
 * @param setAlarm sets the alarm for the next check, in milliseconds since 1970, or takes it away
 */
export function createRecheck(
  { journal, history, now }: Pick<SettledAttemptParts, "journal" | "history" | "now">,
  connect: Connect,
  checkAgain: (attempt: Attempt, client: AuthingClient) => Promise<unknown>,
  setAlarm: (at: number | undefined) => Promise<void>,
) {
  /** @param until the attempts that wanted it by then; all of them right after unlocking */
  async function recheck(until: number = now()): Promise<void> {
    await check(await history.wantingRecheck(until, AT_ONCE));
  }

  /**
   * The service has just answered: what could not be read back before needn't wait for its alarm.
   */
  async function reachable(): Promise<void> {
    const wanting = (await history.wantingRecheck(Infinity, AT_ONCE)).filter(
      ({ readBack }) => readBack?.done === undefined,
    );
    if (wanting.length > 0) await check(wanting);
  }

  async function check(wanting: readonly Attempt[]): Promise<void> {
    if (wanting.length > 0) {
      const connected = await connect();
      // Nothing is counted. Unlocking checks them; a permission that is given back tells nobody.
      if (!connected.ok) return setAlarm(connected.failure.code === "locked" ? undefined : now() + LATER);
      const { client, settings } = connected.value;
      for (const attempt of wanting) {
        // Another service, or pool, knows nothing of this user: it waits for its own, uncounted.
        const isHere = isOfService(attempt, settings);
        // One that can't be checked, by a flaw of ours, keeps none of the others from it.
        const isChecked =
          isHere &&
          (await checkAgain(counted(attempt, now()), client).then(
            () => true,
            () => false,
          ));
        if (!isChecked) await journal.amend(attempt.attemptId, (kept) => ({ ...kept, recheckAt: now() + LATER }));
      }
    }
    await schedule();
  }

  /** Sets the alarm to the earliest check that is due. */
  async function schedule(): Promise<void> {
    const [next] = await history.wantingRecheck(Infinity, 1);
    await setAlarm(next?.recheckAt === undefined ? undefined : Math.max(next.recheckAt, now() + SOONEST));
  }

  return { recheck, reachable, schedule };
}

/**
 * Each time that it was due counts. A check in between, right after unlocking, uses none of them
 * up.
 */
function counted(attempt: Attempt, now: number): Attempt {
  const { rechecks = 0, recheckAt = now } = attempt;
  return recheckAt > now ? attempt : { ...attempt, rechecks: rechecks + 1 };
}
