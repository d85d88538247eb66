import { beforeAll, describe, expect, it, vi } from "vitest";
import { createJournal } from "../../../lib/journal/journal.ts";
import { attemptNumber, attemptsUpTo, newDisk, seed } from "../../doubles/history.ts";

/*
 * What an operation costs is counted in what it asks of the database: requests made, steps of cursors, records handed over. Time
 * would say more about the machine.
 */

const SIZES = [100, 100_000];
const OPERATIONS = {
  append: (journal: ReturnType<typeof createJournal>, size: number) => journal.write(attemptNumber(size + 1)),
  "newest page": (journal: ReturnType<typeof createJournal>) => journal.find({ text: "", limit: 50 }),
  "find by requestId": (journal: ReturnType<typeof createJournal>, size: number) =>
    journal.find({ text: `request-${String(size / 2).padStart(8, "0")}`, limit: 50 }),
  "find by user ID": (journal: ReturnType<typeof createJournal>, size: number) =>
    journal.find({ text: `6319a1504f3aaaaf${String(size / 2).padStart(8, "0")}`, limit: 50 }),
  "open attempts": (journal: ReturnType<typeof createJournal>) => journal.open(),
  "next recheck": (journal: ReturnType<typeof createJournal>) => journal.wantingRecheck(Infinity, 1),
} as const;

/** Counts until it is asked what it counted. */
function countWork() {
  const spies = [
    ...(["get", "getAll", "getAllKeys", "put", "openCursor", "count"] as const).map((name) =>
      vi.spyOn(IDBObjectStore.prototype, name),
    ),
    ...(["get", "getAll", "getAllKeys", "openCursor", "openKeyCursor", "count"] as const).map((name) =>
      vi.spyOn(IDBIndex.prototype, name),
    ),
    vi.spyOn(IDBCursor.prototype, "continue"),
  ];
  const results = vi.spyOn(IDBRequest.prototype, "result", "get");
  return () => {
    const requests = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    const values = results.mock.results.map(({ value }): unknown => value);
    const records = values.reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 0);
    vi.restoreAllMocks();
    return requests + records;
  };
}

const counted = new Map<string, number>();

describe.each(SIZES)("with %d attempts", (size) => {
  beforeAll(async () => {
    newDisk();
    await seed(attemptsUpTo(size));
  }, 300_000);

  it.each(Object.entries(OPERATIONS))("counts %s", async (name, operation) => {
    const journal = createJournal();
    await journal.read("any");
    const stop = countWork();
    await operation(journal, size);
    const work = stop();
    counted.set(`${name} ${size}`, work);
    expect(work).toBeGreaterThan(0);
  });
});

describe("at 100,000 attempts, next to 100", () => {
  it.each(Object.keys(OPERATIONS))("%s costs no more", (name) => {
    const [few = 0, many = Infinity] = SIZES.map((size) => counted.get(`${name} ${size}`));
    expect(many / few).toBeLessThanOrEqual(1.2);
  });
});
