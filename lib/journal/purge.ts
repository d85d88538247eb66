import type { JournalDatabase } from "./database.ts";

/**
 * Attempts removed in one transaction: a fix that wants to write waits for no more than these.
 * Clearing 100,000 at once would make it wait half a minute.
 */
const CHUNK = 200;
const OPEN = ["prepared", "sending", "answered"] as const;

/**
 * Removes the settled attempts made up to a moment, oldest first. One whose outcome is open stays:
 * it is what is known of a request under way.
 * @param until milliseconds since 1970, included; `Infinity` for all
 * @returns how many were removed
 */
export async function purgeUntil(db: JournalDatabase, until: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const { store, done } = db.transaction("attempts", "readwrite");
    const open = new Set((await Promise.all(OPEN.map((state) => store.index("state").getAllKeys(state)))).flat());
    // The open ones are met in each chunk again, so each has room for them.
    const oldest = await store.index("preparedAt").getAllKeys(IDBKeyRange.upperBound(until), CHUNK + open.size);
    const settled = oldest.filter((attemptId) => !open.has(attemptId));
    await Promise.all([...settled.map((attemptId) => store.delete(attemptId)), done]);
    removed += settled.length;
    if (oldest.length < CHUNK + open.size) return removed;
  }
}
