import type { Attempt } from "../state/attempt.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { Journal } from "../journal/journal.ts";
import { decideOutcome } from "./outcome.ts";
import type { OneAtATime } from "./one-at-a-time.ts";
import type { ReadBack } from "./read-back.ts";
import { withRecheck } from "./recheck-due.ts";
import type { ShownAttempts } from "./shown-attempts.ts";

export interface SettleParts {
  journal: Journal;
  now: () => number;
  shown: ShownAttempts;
  /** Told of each outcome, once it is shown and written down; what it does holds nobody up. */
  onSettled?: (attempt: Attempt, client: AuthingClient | undefined) => void;
}

/**
 * Gives an attempt its outcome, shows it and writes it down. Never throws.
 * @param forJournal what may be kept of it: less than is shown, or nothing at all
 */
export type Settle = (
  attempt: Attempt,
  client: AuthingClient | undefined,
  forJournal: (attempt: Attempt) => Attempt | undefined,
) => Promise<void>;

/** What it takes to settle an attempt that was sent before. */
export interface SettleAnewParts extends Pick<SettleParts, "journal" | "shown"> {
  oneAtATime: OneAtATime;
  readBack: ReadBack;
  settle: Settle;
}

export function createSettle({ journal, now, shown, onSettled }: SettleParts): Settle {
  return async (attempt, client, forJournal) => {
    const outcome = decideOutcome(attempt);
    const settled = withRecheck({ ...attempt, state: "settled", settledAt: now(), outcome }, now());
    // Shown first: a worker stopped in between leaves it open in the journal, and the next one settles it anew. What happened
    // is shown even where it can no longer be written down, and written down even where the browser's memory has no room for it.
    await shown.write(settled).catch(() => undefined);
    const kept = forJournal(settled);
    if (kept) await journal.write(kept).catch(() => undefined);
    onSettled?.(settled, client);
  };
}
