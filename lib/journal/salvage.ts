import type { Attempt } from "../state/attempt.ts";
import type { SalvagedPage } from "./query.ts";
import { attemptOf, type JournalDatabase } from "./database.ts";

/** Attempts that one page goes through. */
const PAGE = 200;

/**
 * Reads a damaged journal attempt by attempt, each in its own transaction, so that a bad one takes
 * no other along. By ID: the indexes may be what is damaged.
 */
export async function salvagePage(
  db: Pick<JournalDatabase, "get" | "getAllKeys">,
  after?: string,
): Promise<SalvagedPage> {
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const keys = await db.getAllKeys("attempts", range, PAGE);
  const attempts: Attempt[] = [];
  for (const key of keys) {
    const entry = await db.get("attempts", key).catch(() => undefined);
    const attempt = entry && attemptOf(entry);
    if (attempt) attempts.push(attempt);
  }
  const last = keys.length === PAGE ? keys.at(-1) : undefined;
  return { attempts, unreadable: keys.length - attempts.length, ...(last !== undefined && { next: last }) };
}
