import type { Attempt } from "../state/attempt.ts";
import type { FixId } from "../fixes/index.ts";
import { setEntry } from "../state/map-item.ts";
import { fixUserKey } from "../state/customer.ts";
import { attemptsItem } from "../state/items.ts";

/** The last attempt of each fix for each user, as every window shows it. */
export interface ShownAttempts {
  read(fixId: FixId, userId: string): Promise<Attempt | undefined>;
  all(): Promise<Attempt[]>;
  /** Shows the one word that somebody waits for, ahead of writing it; the others come as they are written, and in their order. */
  tell(attempt: Attempt): void;
  write(attempt: Attempt): Promise<void>;
  /** Shows it unless there is more to show in a moment. */
  writeSoon(attempt: Attempt): void;
}

/** Milliseconds. Whoever pressed sees it at once; telling every window costs the answer more than nobody could have seen by then. */
const MOMENT = 100;

/** @param tell has the pages show it at once, ahead of what is written */
export function createShownAttempts(tell: (attempt: Attempt) => void): ShownAttempts {
  // What is lost with the worker stands in the journal, and the next worker shows it.
  const soon = new Map<string, ReturnType<typeof setTimeout>>();

  function write(attempt: Attempt): Promise<void> {
    const key = fixUserKey(attempt.fixId, attempt.userId);
    clearTimeout(soon.get(key));
    soon.delete(key);
    return setEntry(attemptsItem, key, attempt);
  }

  return {
    read: async (fixId, userId) => (await attemptsItem.getValue())[fixUserKey(fixId, userId)],
    all: async () => Object.values(await attemptsItem.getValue()),
    tell,
    write,
    writeSoon(attempt) {
      const key = fixUserKey(attempt.fixId, attempt.userId);
      clearTimeout(soon.get(key));
      soon.set(
        key,
        setTimeout(() => void write(attempt).catch(() => undefined), MOMENT),
      );
    },
  };
}
