import { entryOf, openJournal } from "../../lib/journal/database.ts";
import { createJournal } from "../../lib/journal/journal.ts";
import type { Attempt } from "../../lib/state/attempt.ts";

/* Runs in a page whose origin has a storage of its own: the product's journal, made so large, and timed. */

/** Attempts in one transaction: more would hold too much in memory. */
const BATCH = 2_000;
/** An operation is shorter than the clock is fine, so several are timed together. */
const TIMES = 20;
const DAY = 24 * 60 * 60_000;
const FIRST = Date.now() - 80 * DAY;
/** Two common words that never meet. The second is the rarer one. */
const WORDS = ["alder", "birch"];
const RARER = 0.4;

export interface JournalTimes {
  append: number;
  newestPage: number;
  findByRequestId: number;
  search: number;
  getAllKeys: number;
}

const journal = createJournal();
let count = 0;

export async function fill(size: number): Promise<void> {
  const db = await openJournal(() => undefined);
  while (count < size) {
    const { store, done } = db.transaction("attempts", "readwrite");
    const puts: Promise<unknown>[] = [done];
    for (const end = Math.min(size, count + BATCH); count < end; count += 1)
      puts.push(store.put(entryOf(attempt(count))));
    await Promise.all(puts);
  }
  db.close();
}

/** Milliseconds for one of each. */
export async function times(): Promise<JournalTimes> {
  const db = await openJournal(() => undefined);
  const [, rarer = ""] = WORDS;
  const range = IDBKeyRange.bound(rarer, `${rarer}\uffff`);
  const measured = {
    append: await timed(TIMES, () => journal.write(attempt(count++))),
    newestPage: await timed(TIMES, () => journal.find({ text: "", limit: 50 })),
    findByRequestId: await timed(TIMES, async () => {
      const wanted = requestId(Math.floor(Math.random() * count));
      const { attempts } = await journal.find({ text: wanted, limit: 50 });
      if (attempts[0]?.answer?.requestId !== wanted) throw new Error(`Not found: ${wanted}`);
    }),
    search: await timed(1, async () => {
      // To its very end: the page after page that show that there is nothing.
      let page = await journal.find({ text: WORDS.join(" "), limit: 50 });
      while (page.next) page = await journal.find({ text: WORDS.join(" "), limit: 50, after: page.next });
      if (page.attempts.length > 0) throw new Error("The words have met");
    }),
    getAllKeys: await timed(1, () => db.getAllKeysFromIndex("attempts", "terms", range)),
  };
  db.close();
  return measured;
}

async function timed(repeats: number, operation: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let time = 0; time < repeats; time += 1) await operation();
  return (performance.now() - start) / repeats;
}

/** Spreads numbers over all values, as random IDs are. */
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
    userName: `${WORDS[n % 10 < RARER * 10 ? 1 : 0] ?? ""} ${n % 5_000}`,
    target: `138****${String(n % 10_000).padStart(4, "0")}`,
    state: "settled",
    preparedAt,
    sentAt: preparedAt,
    answeredAt: preparedAt,
    settledAt: preparedAt,
    answer: { httpStatus: 200, statusCode: 200, message: "ok", requestId: requestId(n) },
    readBack: { at: preparedAt, done: true },
    outcome: "done",
  };
}
