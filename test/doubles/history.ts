import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { createHistoryHandlers } from "../../entrypoints/background/history-handlers.ts";
import { failed } from "../../lib/failure.ts";
import type { Attempt } from "../../lib/state/attempt.ts";
import { entryOf, openJournal } from "../../lib/journal/database.ts";
import { createJournal } from "../../lib/journal/journal.ts";
import { attemptWith } from "./attempts.ts";

/** An empty disk. */
export function newDisk(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Attempt number `n`, a minute after the one before it, each of a user and with a requestId of its own. */
export function attemptNumber(n: number, changes: Parameters<typeof attemptWith>[0] = {}): Attempt {
  const number = String(n).padStart(8, "0");
  return attemptWith({
    attemptId: `attempt-${number}`,
    userId: `6319a1504f3aaaaf${number}`,
    userName: `Customer ${number}`,
    target: `138****${number.slice(-4)}`,
    preparedAt: n * 60_000,
    answer: { httpStatus: 200, statusCode: 200, message: "ok", requestId: `request-${number}` },
    ...changes,
  });
}

/** Fills the journal in one go, as years of work would. */
export async function seed(attempts: Iterable<Attempt>): Promise<void> {
  const db = await openJournal(() => undefined);
  const { store, done } = db.transaction("attempts", "readwrite");
  const puts = Array.from(attempts, (attempt) => store.put(entryOf(attempt)));
  await Promise.all([...puts, done]);
  db.close();
}

export function* attemptsUpTo(count: number): Generator<Attempt> {
  for (let n = 1; n <= count; n += 1) yield attemptNumber(n);
}

/** What the worker does for the history page, while Quick Fix is locked. */
export function historyHandlers(
  journal = createJournal(),
  ready = Promise.resolve(),
): ReturnType<typeof createHistoryHandlers> {
  return createHistoryHandlers({
    ready,
    journal,
    connect: () => Promise.resolve(failed("locked")),
    keepAwake: (work) => work,
  });
}
