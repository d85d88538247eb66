import type { Attempt } from "../state/attempt.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { History } from "../journal/journal.ts";
import { lacksRequestId, withRecheck } from "./recheck-due.ts";
import { findLostRequestId } from "./trace-lost-request-id.ts";
import type { ShownAttempts } from "./shown-attempts.ts";

export interface RecoverRequestIdParts {
  history: Pick<History, "find" | "amend">;
  /** The last attempt of each fix for each user, as every window shows it. */
  shown: Pick<ShownAttempts, "read" | "write">;
  now: () => number;
}

/** Attempts that can carry one requestId; more are a service gone wrong. */
const ENOUGH = 10;

/** Adds the requestId that the service's action log has for a settled attempt whose answer brought none. */
export function createRecoverRequestId({ history, shown, now }: RecoverRequestIdParts) {
  return async (settled: Attempt, client: AuthingClient): Promise<void> => {
    if (!lacksRequestId(settled)) return;
    const { attemptId, fixId, userId } = settled;
    const recoveredRequestId = await findLostRequestId(settled, client, async (requestId) => {
      const { attempts } = await history.find({ text: requestId, limit: ENOUGH });
      return attempts.some((other) => other.attemptId !== attemptId && hasRequestId(other, requestId));
    });
    if (recoveredRequestId === undefined) return;

    // It may have been all that was still missing.
    const withIt = (attempt: Attempt): Attempt => {
      const known = { ...attempt, recoveredRequestId };
      return attempt.recheckAt === undefined ? known : keepTime(attempt, withRecheck(known, now()));
    };
    await history.amend(attemptId, withIt);
    const live = await shown.read(fixId, userId);
    if (live?.attemptId === attemptId) await shown.write(withIt(live));
  };
}

/** A check that is still wanted stays where it was. */
function keepTime({ recheckAt }: Attempt, changed: Attempt): Attempt {
  return recheckAt === undefined || changed.recheckAt === undefined ? changed : { ...changed, recheckAt };
}

function hasRequestId({ answer, recoveredRequestId }: Attempt, requestId: string): boolean {
  return answer?.requestId === requestId || recoveredRequestId === requestId;
}
