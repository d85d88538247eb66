import type { Attempt } from "../state/attempt.ts";
import type { Journal } from "../journal/journal.ts";
import { fixUserKey, type FixOfUser } from "../state/customer.ts";
import { attemptsItem, seenAttemptsItem } from "../state/items.ts";
import { setEntry } from "../state/map-item.ts";

/** The last attempt of each fix for each user of a service, as every window shows it. */
export interface ShownAttempts {
  read(of: FixOfUser): Promise<Attempt | undefined>;
  all(): Promise<Attempt[]>;
  write(attempt: Attempt): Promise<void>;
}

export const shownAttempts: ShownAttempts = {
  read: async (of) => (await attemptsItem.getValue())[fixUserKey(of)],
  all: async () => Object.values(await attemptsItem.getValue()),
  write: (attempt) => setEntry(attemptsItem, fixUserKey(attempt), attempt),
};

/**
 * For what is told late: an attempt doesn't come over a newer one, on screen or cleared. One that
 * sent nothing, and is not on screen, hides only another such.
 */
export function keepingNewest(shown: ShownAttempts, journal: Pick<Journal, "later">): ShownAttempts {
  return {
    ...shown,
    write: async (attempt) => {
      const later = await journal.later(attempt).catch(() => []);
      const told = later.filter(({ outcome }) => outcome !== "not-sent" || attempt.outcome === "not-sent");
      const isCovered = [await shown.read(attempt), ...told].some((other) => isNewer(other, attempt));
      if (!isCovered) await shown.write(attempt);
    },
  };
}

/** Whether another attempt of the same fix was made after this one. */
export function isNewer(other: Attempt | undefined, attempt: Attempt): other is Attempt {
  if (other?.fixId !== attempt.fixId || other.attemptId === attempt.attemptId) return false;
  return other.preparedAt > attempt.preparedAt;
}

/** Notes that the agent has these outcomes before their eyes, as they stand now. */
export async function markSeen(attemptIds: readonly string[]): Promise<void> {
  const [attempts, seen] = await Promise.all([attemptsItem.getValue(), seenAttemptsItem.getValue()]);
  for (const { attemptId, settledAt } of Object.values(attempts)) {
    if (settledAt === undefined || seen[attemptId] === settledAt || !attemptIds.includes(attemptId)) continue;
    await setEntry(seenAttemptsItem, attemptId, settledAt);
  }
}
