import { deleteDB } from "idb";
import { detailOf, failed } from "../failure.ts";
import { isOfService, OPEN_STATES, type Attempt } from "../state/attempt.ts";
import { countAttempts } from "./count.ts";
import { findPage } from "./find-page.ts";
import { purgeUntil } from "./purge.ts";
import { LARGEST_PAGE, type AttemptCounts, type HistoryPage, type HistoryQuery, type SalvagedPage } from "./query.ts";
import { salvagePage } from "./salvage.ts";
import { attemptOf, attemptsOf, entryOf, JOURNAL_NAME, openJournal, type JournalDatabase } from "./database.ts";

/**
 * The only place that writes attempts. Everything it does may reject: a full or damaged database
 * must stop a fix.
 */
export interface Journal {
  write(attempt: Attempt): Promise<void>;
  read(attemptId: string): Promise<Attempt | undefined>;
  /**
   * Changes an attempt as it is at that moment; without effect if it is gone, or damaged.
   * @returns whether it was there to be read
   */
  amend(attemptId: string, change: (attempt: Attempt) => Attempt): Promise<boolean>;
  /** Attempts whose outcome is still open, oldest first. */
  open(): Promise<Attempt[]>;
  /** Attempts for the same user and service that were made after this one, newest first. */
  later(attempt: Attempt): Promise<Attempt[]>;
}

/** What is done with attempts once they are written. */
export interface History {
  find(query: HistoryQuery): Promise<HistoryPage>;
  /** @param since milliseconds since 1970: when the agent's day began */
  count(since: number): Promise<AttemptCounts>;
  /** The first attempts that want to be checked again by then, the earliest first. */
  wantingRecheck(until: number, limit: number): Promise<Attempt[]>;
  /**
   * Removes the settled attempts made up to a moment, in milliseconds since 1970, and tells how
   * many there were.
   */
  purge(until: number): Promise<number>;
  /** What can be read if `find` fails. */
  salvage(after?: string): Promise<SalvagedPage>;
  /** Removes a journal that can't be used any more, with everything in it. */
  startOver(): Promise<void>;
}

/** The browser neither opens the journal nor says why not, or never gets to what is asked of it. */
class JournalStuckError extends Error {
  override name = "JournalStuckError";
}

/**
 * Milliseconds. Opening takes a few, a write too. Only the history page may wait longer: its agent
 * sees it.
 */
const PATIENCE = 5_000;

/**
 * What was sent must survive a power cut: the browser flushes before it says that it has written.
 */
const FLUSHED = { durability: "strict" } as const;

/** @param onOpened told, whenever it was opened, whether it had to be made */
export function createJournal(onOpened?: (isNew: boolean) => void): Journal & History {
  // Opened on first use and kept for the worker's life; after a failure the next call tries again.
  let database: { opening: Promise<JournalDatabase>; inTime: Promise<unknown> } | undefined;

  /** Once the time is over each call fails at once, until the browser has opened it after all. */
  async function opened(): Promise<JournalDatabase> {
    database ??= open();
    const { opening, inTime } = database;
    await Promise.race([opening, inTime]);
    return opening;
  }

  function open() {
    const opening = openJournal(forget, onOpened).catch((error: unknown) => {
      database = undefined;
      throw error;
    });
    return { opening, inTime: inTime(opening) };
  }

  function forget(): void {
    void database?.opening.then((db) => db.close()).catch(() => undefined);
    database = undefined;
  }

  return {
    async write(attempt) {
      const { store, done } = (await opened()).transaction("attempts", "readwrite", FLUSHED);
      await inTime(Promise.all([store.put(entryOf(attempt)), done]));
    },
    async read(attemptId) {
      const entry = await inTime((await opened()).get("attempts", attemptId));
      return entry && attemptOf(entry);
    },
    async open() {
      const db = await opened();
      const found = await inTime(
        Promise.all(OPEN_STATES.map((state) => db.getAllFromIndex("attempts", "state", state))),
      );
      return attemptsOf(found.flat()).sort((a, b) => a.preparedAt - b.preparedAt);
    },
    async later(attempt) {
      const { attemptId, userId, preparedAt } = attempt;
      const query = { text: userId, from: preparedAt, limit: LARGEST_PAGE };
      const { attempts } = await inTime(findPage(await opened(), query));
      return attempts.filter(
        (other) => other.attemptId !== attemptId && other.userId === userId && isOfService(other, attempt),
      );
    },
    async find(query) {
      return findPage(await opened(), query);
    },
    async count(since) {
      return countAttempts(await opened(), since);
    },
    async amend(attemptId, change) {
      const { store, done } = (await opened()).transaction("attempts", "readwrite", FLUSHED);
      const amended = store.get(attemptId).then(async (entry) => {
        const attempt = entry && attemptOf(entry);
        if (attempt) await store.put(entryOf(change(attempt)));
        return attempt !== undefined;
      });
      const [isThere] = await inTime(Promise.all([amended, done]));
      return isThere;
    },
    async wantingRecheck(until, limit) {
      return inTime(findWanting(await opened(), until, limit));
    },
    async purge(until) {
      return purgeUntil(await opened(), until);
    },
    async salvage(after) {
      return salvagePage(await opened(), after);
    },
    async startOver() {
      forget();
      await deleteDB(JOURNAL_NAME);
    },
  };
}

async function findWanting(db: JournalDatabase, until: number, limit: number): Promise<Attempt[]> {
  const index = db.transaction("attempts").store.index("recheckAt");
  const wanting: Attempt[] = [];
  let cursor = await index.openCursor(IDBKeyRange.upperBound(until));
  for (; cursor && wanting.length < limit; cursor = await cursor.continue()) {
    // One that can't be read takes nobody's place.
    const attempt = attemptOf(cursor.value);
    if (attempt) wanting.push(attempt);
  }
  return wanting;
}

/** @throws {JournalStuckError} if the work takes too long; it may still be done later */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new JournalStuckError("The browser took too long")), PATIENCE);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Why history can't be read or changed, as far as the browser says. Names of errors as IndexedDB's
 * specification has them.
 */
export function journalFailure(error: unknown) {
  const name = error instanceof Error ? error.name : "";
  const detail = detailOf(error);
  if (name === "JournalBlockedError") return failed("journal-blocked", { detail });
  if (name === "VersionError") return failed("journal-newer", { detail });
  return failed("journal-unreadable", { detail });
}
