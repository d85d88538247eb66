import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Attempt } from "./attempt.ts";

interface JournalSchema extends DBSchema {
  attempts: {
    key: string;
    value: Attempt;
    indexes: { state: Attempt["state"]; preparedAt: number };
  };
}

const NAME = "journal";
const VERSION = 1;

/** The only place that writes attempts. Everything it does may reject: a full or damaged database must stop a fix. */
export interface Journal {
  write(attempt: Attempt): Promise<void>;
  read(attemptId: string): Promise<Attempt | undefined>;
  /** Attempts whose outcome is still open, oldest first. */
  open(): Promise<Attempt[]>;
}

export function createJournal(): Journal {
  // Opened on first use and kept for the worker's life; after a failure the next call tries again.
  let database: Promise<IDBPDatabase<JournalSchema>> | undefined;

  function opened(): Promise<IDBPDatabase<JournalSchema>> {
    database ??= openDB<JournalSchema>(NAME, VERSION, {
      upgrade(db) {
        const attempts = db.createObjectStore("attempts", { keyPath: "attemptId" });
        attempts.createIndex("state", "state");
        attempts.createIndex("preparedAt", "preparedAt");
      },
      blocking: forget,
      terminated: forget,
    }).catch((error: unknown) => {
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
      await (await opened()).put("attempts", attempt);
    },
    async read(attemptId) {
      return (await opened()).get("attempts", attemptId);
    },
    async open() {
      const db = await opened();
      const states = ["prepared", "sending", "answered"] as const;
      const found = await Promise.all(states.map((state) => db.getAllFromIndex("attempts", "state", state)));
      return found.flat().sort((a, b) => a.preparedAt - b.preparedAt);
    },
  };
}
