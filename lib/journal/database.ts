import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import type { Attempt, Outcome, ReadBack } from "../state/attempt.ts";
import { readAttempt } from "../state/session-values.ts";
import { termsOf } from "./search-terms.ts";

/** An attempt as it is stored: with what it can be found by. */
interface JournalEntry extends Attempt {
  terms: string[];
}

export interface JournalSchema extends DBSchema {
  attempts: {
    key: string;
    value: JournalEntry;
    indexes: {
      state: Attempt["state"];
      preparedAt: number;
      /** With the time, so that the newest of an outcome are found without reading the others. */
      outcome: [Outcome, number];
      terms: string;
      /** Holds only the attempts that want to be checked again. */
      recheckAt: number;
    };
  };
}

export type JournalDatabase = IDBPDatabase<JournalSchema>;

export const JOURNAL_NAME = "journal";
/**
 * 1: attempts by state and time. 2: also by outcome, by search term, and by when to check again. 3:
 * also by each ID that an answer brought. 4: also by those of putting back.
 */
export const JOURNAL_VERSION = 4;

/**
 * Another connection of an older version doesn't let go. Waiting for it would leave the agent
 * without an answer.
 */
class JournalBlockedError extends Error {
  override name = "JournalBlockedError";
}

/**
 * Opens the journal, and brings one of an older version up to date.
 * @param lost called when the connection can no longer be used
 * @param opened told, once it is open, whether it had to be made
 */
export function openJournal(
  lost: () => void,
  opened: (isNew: boolean) => void = () => undefined,
): Promise<JournalDatabase> {
  return new Promise((resolve, reject) => {
    let blocked = false;
    let isNew = false;
    const opening = openDB<JournalSchema>(JOURNAL_NAME, JOURNAL_VERSION, {
      upgrade: (db, from, _to, transaction) => {
        isNew = from === 0;
        // Half a step is none: the journal stays as it was, and the agent is told.
        upgrade(db, from, transaction).catch(() => transaction.abort());
      },
      blocked: () => {
        blocked = true;
        reject(new JournalBlockedError("Another connection holds an older version of the journal"));
      },
      blocking: lost,
      terminated: lost,
    });
    opening.then((db) => {
      // Whoever asked was told that it is blocked, and will open it anew.
      if (blocked) {
        db.close();
        return;
      }
      opened(isNew);
      resolve(db);
    }, reject);
  });
}

/** Each step starts where the one before it ended, so that every old version finds its way. */
async function upgrade(
  db: JournalDatabase,
  from: number,
  transaction: IDBPTransaction<JournalSchema, "attempts"[], "versionchange">,
): Promise<void> {
  if (from < 1) {
    const attempts = db.createObjectStore("attempts", { keyPath: "attemptId" });
    attempts.createIndex("state", "state");
    attempts.createIndex("preparedAt", "preparedAt");
  }
  if (from < 2) {
    const attempts = transaction.objectStore("attempts");
    attempts.createIndex("outcome", ["outcome", "preparedAt"]);
    attempts.createIndex("terms", "terms", { multiEntry: true });
    attempts.createIndex("recheckAt", "recheckAt");
  }
  if (from > 0 && from < 4) {
    const attempts = transaction.objectStore("attempts");
    for (let cursor = await attempts.openCursor(); cursor; cursor = await cursor.continue()) {
      const before: Partial<JournalEntry> = cursor.value;
      const entry = searchable(cursor.value);
      // Most have no other ID, and to write takes much longer than to read.
      if (entry && entry.terms.length !== before.terms?.length) await cursor.update(entry);
    }
  }
}

/**
 * One that is damaged must not keep all the others from being found; it is still there, by its
 * time.
 */
function searchable(attempt: Attempt): JournalEntry | undefined {
  try {
    return entryOf(attempt);
  } catch {
    return undefined;
  }
}

export function entryOf(attempt: Attempt): JournalEntry {
  return { ...attempt, terms: termsOf(attempt) };
}

/**
 * The attempt of an entry, read like any stored value; nothing if it is damaged, or another
 * version's. Those written before there was more than one kind of fix say `gone` for `done`.
 */
export function attemptOf(entry: JournalEntry): Attempt | undefined {
  const attempt: Attempt & { terms?: string[] } = { ...entry };
  delete attempt.terms;
  const readBack: (ReadBack & { gone?: boolean }) | null | undefined = attempt.readBack;
  if (readBack?.gone === undefined) return readAttempt(attempt);
  const { gone, ...rest } = readBack;
  return readAttempt({ ...attempt, readBack: { ...rest, done: gone } });
}

/** The attempts of those entries that hold one. */
export function attemptsOf(entries: readonly JournalEntry[]): Attempt[] {
  return entries.map(attemptOf).filter((attempt) => attempt !== undefined);
}

/**
 * A UUID version 7: it begins with the time, so the newest attempts lie side by side on disk and
 * cost no more to reach among 100,000 than among a hundred.
 */
export function newAttemptId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  // All after the time and the version is random, as in version 4: variant and all.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

/**
 * Whether the browser keeps no databases: Firefox set to never remember history refuses with
 * `InvalidStateError`, a policy with `SecurityError`.
 */
export function isHistoryOff(error: unknown): boolean {
  return error instanceof Error && ["InvalidStateError", "SecurityError"].includes(error.name);
}
