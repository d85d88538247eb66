import type { Attempt } from "../../../lib/state/attempt.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { entryOf, openJournal, type JournalDatabase } from "../../../lib/journal/database.ts";

declare global {
  interface Navigator {
    /** Not in TypeScript's library yet. */
    readonly storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
  }
}

/** Within the days that the product keeps: it removes older ones by itself, a minute after it is installed, while it is measured. */
const FIRST = Date.now() - 80 * 24 * 60 * 60_000;
/** Attempts that are written in one transaction: more at once would hold too much in memory. */
const BATCH = 2_000;
/** An operation is shorter than the clock is fine, so several are timed together. */
const TIMES = 20;

export interface JournalCosts {
  append: number;
  newestPage: number;
  findByRequestId: number;
  /** By hand: the attempt that the index has under a request ID, with nothing around it. */
  indexGet: number;
}

interface BenchJournal {
  journal: ReturnType<typeof createJournal>;
  /** The same once more, to be asked by hand. */
  database: JournalDatabase;
  count: number;
}

const journals = new Map<string, BenchJournal>();
/** The one that the product uses. Noted here, because each bucket takes its place. */
const ownStorage = globalThis.indexedDB;

/**
 * Makes a journal of so many attempts, with the product's own code.
 * @param bucket a storage of its own, so that no journal lies in another one's files; absent for the one that the product uses
 */
export async function makeJournal(name: string, count: number, bucket?: string): Promise<void> {
  const indexedDB = bucket === undefined ? ownStorage : (await navigator.storageBuckets.open(bucket)).indexedDB;
  Object.defineProperty(globalThis, "indexedDB", { configurable: true, writable: true, value: indexedDB });
  const db = await openJournal(() => undefined);
  for (let from = 0; from < count; from += BATCH) {
    const { store, done } = db.transaction("attempts", "readwrite");
    const size = Math.min(BATCH, count - from);
    await Promise.all([...Array.from({ length: size }, (_, n) => store.put(entryOf(attempt(from + n)))), done]);
  }
  const journal = createJournal();
  // Opens it, while this storage is the one in use.
  await journal.read("");
  journals.set(name, { journal, database: db, count });
}

/** Milliseconds for one of each. */
export async function timeJournal(name: string): Promise<JournalCosts> {
  const entry = journals.get(name);
  if (!entry) throw new Error(`No journal is called ${name}`);
  const { journal, database } = entry;
  const anyRequestId = () => requestId(Math.floor(Math.random() * entry.count));
  return {
    append: await timed(() => journal.write(attempt(entry.count++))),
    newestPage: await timed(() => journal.find({ text: "", limit: 50 })),
    findByRequestId: await timed(async () => {
      const wanted = anyRequestId();
      const { attempts } = await journal.find({ text: wanted, limit: 50 });
      if (attempts[0]?.answer?.requestId !== wanted) throw new Error(`Not found: ${wanted}`);
    }),
    indexGet: await timed(async () => {
      const wanted = anyRequestId();
      const found = await database.getFromIndex("attempts", "terms", wanted);
      if (found?.answer?.requestId !== wanted) throw new Error(`Not found by hand: ${wanted}`);
    }),
  };
}

async function timed(operation: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let time = 0; time < TIMES; time += 1) await operation();
  return (performance.now() - start) / TIMES;
}

/** Spreads numbers over all values, as the random IDs of a real journal are. */
function scattered(n: number): string {
  return (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
}

function requestId(n: number): string {
  return `${scattered(n)}-0000-4000-8000-000000000000`;
}

function attempt(n: number): Attempt {
  const preparedAt = FIRST + n * 60_000;
  return {
    attemptId: `${scattered(n)}-1111-4111-8111-111111111111`,
    fixId: "unbind-phone",
    route: "unbind-phone",
    serviceAddress: "http://127.0.0.1:1",
    userId: `${scattered(n % 5_000)}4f3c2a7f214dd5b1`,
    userName: `Customer ${n % 5_000}`,
    target: `138****${String(n % 10_000).padStart(4, "0")}`,
    state: "settled",
    preparedAt,
    sentAt: preparedAt,
    answeredAt: preparedAt,
    settledAt: preparedAt,
    answer: { httpStatus: 200, statusCode: 200, message: "ok", requestId: requestId(n) },
    readBack: { at: preparedAt, gone: true },
    outcome: "done",
  };
}
