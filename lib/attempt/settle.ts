import type { AuthingClient } from "../authing/client.ts";
import type { Attempt } from "../state/attempt.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { decideOutcome } from "./outcome.ts";
import { withRecheck } from "./recheck-due.ts";

/**
 * Gives an attempt its outcome, writes it down and shows it. Never throws: a worker that is stopped
 * in between leaves the attempt open in the journal, and the next worker settles it.
 * @param writeDown keeps what may be kept of it, which is less than is shown
 */
export async function settle(
  { now, shown, onSettled }: AttemptParts,
  attempt: Attempt,
  client: AuthingClient | undefined,
  writeDown: (attempt: Attempt) => Promise<unknown>,
): Promise<void> {
  const outcome = decideOutcome(attempt);
  // An outcome that is found anew is no news to the agent.
  const settledAt = (outcome === attempt.outcome && attempt.settledAt) || now();
  const settled = withRecheck({ ...attempt, state: "settled", settledAt, outcome }, now());
  // What happened is shown even if it can no longer be written down, and written down even if
  // memory is full.
  await writeDown(settled).catch(() => undefined);
  await shown.write(settled).catch(() => undefined);
  onSettled(settled, client);
}
