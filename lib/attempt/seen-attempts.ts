import type { Attempt } from "../state/attempt.ts";
import { setEntry } from "../state/map-item.ts";
import { attemptsItem, seenAttemptsItem } from "../state/items.ts";

/** Attempt ID → when the outcome that the agent has seen was settled, in milliseconds since 1970. */
export type SeenAttempts = Readonly<Record<string, number>>;

/** Notes that the agent has these outcomes before their eyes, as they stand now. */
export async function markSeen(attemptIds: readonly string[]): Promise<void> {
  const [attempts, seen] = await Promise.all([attemptsItem.getValue(), seenAttemptsItem.getValue()]);
  for (const { attemptId, settledAt } of Object.values(attempts)) {
    if (settledAt === undefined || seen[attemptId] === settledAt || !attemptIds.includes(attemptId)) continue;
    await setEntry(seenAttemptsItem, attemptId, settledAt);
  }
}

/** True for an outcome that nobody has seen: it came while no desk was open, or is another one than when it was seen. */
export function isUnseen({ attemptId, state, settledAt }: Attempt, seen: SeenAttempts): boolean {
  return state === "settled" && seen[attemptId] !== settledAt;
}
