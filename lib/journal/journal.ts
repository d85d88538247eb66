import { deleteDB, unwrap } from "idb";
import type { Attempt } from "../state/attempt.ts";
import { findPage } from "./find-page.ts";
import { purgeUntil } from "./purge.ts";
import type { HistoryPage, HistoryQuery, SalvagedPage } from "./query.ts";
import { salvagePage } from "./salvage.ts";
import { attemptOf, entryOf, JOURNAL_NAME, openJournal, type JournalDatabase } from "./database.ts";

/** The only place that writes attempts. Everything it does may reject: a full or damaged database must stop a fix. */
export interface Journal {
  write(attempt: Attempt): Promise<void>;
  read(attemptId: string): Promise<Attempt | undefined>;
  /** Attempts whose outcome is still open, oldest first. */
  open(): Promise<Attempt[]>;
}

/** What is done with attempts once they are written. */
export interface History {
  find(query: HistoryQuery): Promise<HistoryPage>;
  /** Changes an attempt as it stands at that moment; without effect where it is gone. */
  amend(attemptId: string, change: (attempt: Attempt) => Attempt): Promise<void>;
  /** The first attempts that want to be checked again by then, the earliest first. */
  wantingRecheck(until: number, limit: number): Promise<Attempt[]>;
  /** Removes the settled attempts made up to a moment, in milliseconds since 1970, and tells how many there were. */
  purge(until: number): Promise<number>;
  /** What can be read where `find` fails. */
  salvage(after?: string): Promise<SalvagedPage>;
  /** Removes a journal that can't be used any more, with everything in it. */
  startOver(): Promise<void>;
}

/** @param onOpened told, whenever it was opened, whether it had to be made */
export function createJournal(onOpened?: (isNew: boolean) => void): Journal & History {
  // Opened on first use and kept for the worker's life; after a failure the next call tries again.
  let database: Promise<JournalDatabase> | undefined;

  function opened(): Promise<JournalDatabase> {
    database ??= openJournal(forget, onOpened).catch((error: unknown) => {
      database = undefined;
      throw error;
    });
    return database;
  }

  function forget(): void {
    void database?.then((db) => {
      db.close();
    });
    database = undefined;
  }

  return {
    async write(attempt) {
      // A press waits for this. The wrapper would hear of the request as well as of the transaction, and wrap both.
      const transaction = unwrap(await opened()).transaction("attempts", "readwrite");
      transaction.objectStore("attempts").put(entryOf(attempt));
      // Without waiting for the browser to ask whether there is more to come.
      transaction.commit();
      await completed(transaction);
    },
    async read(attemptId) {
      const entry = await (await opened()).get("attempts", attemptId);
      return entry && attemptOf(entry);
    },
    async open() {
      const db = await opened();
      const states = ["prepared", "sending", "answered"] as const;
      const found = await Promise.all(states.map((state) => db.getAllFromIndex("attempts", "state", state)));
      return found
        .flat()
        .map(attemptOf)
        .sort((a, b) => a.preparedAt - b.preparedAt);
    },
    async find(query) {
      return findPage(await opened(), query);
    },
    async amend(attemptId, change) {
      const { store, done } = (await opened()).transaction("attempts", "readwrite");
      const entry = await store.get(attemptId);
      if (entry) await store.put(entryOf(change(attemptOf(entry))));
      await done;
    },
    async wantingRecheck(until, limit) {
      const range = IDBKeyRange.upperBound(until);
      return (await (await opened()).getAllFromIndex("attempts", "recheckAt", range, limit)).map(attemptOf);
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

/** Rejects with what went wrong in it, as when the disk is full. */
function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException("The transaction was aborted", "AbortError"));
  });
}
