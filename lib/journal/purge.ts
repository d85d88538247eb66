import { OPEN_STATES } from "../state/attempt.ts";
import type { JournalDatabase } from "./database.ts";

/**
 * Attempts removed in one transaction: a fix that wants to write waits for no more than these.
 * Clearing 100,000 at once would make it wait half a minute.
 */
const CHUNK = 200;
/**
 * Removes the settled attempts made up to a moment, or at a damaged time. One whose outcome is open
 * when this is called stays, and so does one made later: the agent has seen neither end.
 * @param until milliseconds since 1970, included; `Infinity` for all
 * @returns how many were removed
 */
export async function purgeUntil(db: JournalDatabase, until: number): Promise<number> {
  const settled = await settledUntil(db, until);
  for (let start = 0; start < settled.length; start += CHUNK) {
    const { store, done } = db.transaction("attempts", "readwrite");
    const chunk = settled.slice(start, start + CHUNK);
    await Promise.all([...chunk.map((attemptId) => store.delete(attemptId)), done]);
  }
  return settled.length;
}

/** In one transaction: an attempt that settles between two would be in neither answer. */
async function settledUntil(db: JournalDatabase, until: number): Promise<string[]> {
  const { store } = db.transaction("attempts");
  const [all, ...kept] = await Promise.all([
    store.getAllKeys(),
    // An index orders each number before any date. What is no time at all isn't in it.
    store.index("preparedAt").getAllKeys(IDBKeyRange.bound(until, new Date(0), true)),
    ...OPEN_STATES.map((state) => store.index("state").getAllKeys(state)),
  ]);
  const isKept = new Set(kept.flat());
  return all.filter((attemptId) => !isKept.has(attemptId));
}
