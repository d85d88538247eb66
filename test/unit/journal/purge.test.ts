import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { expiredUntil, isRetentionDays, retentionDays } from "../../../lib/state/settings.ts";
import { JOURNAL_NAME } from "../../../lib/journal/database.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { attemptNumber, attemptsUpTo, newDisk, seed } from "../../doubles/history.ts";

const DAY = 24 * 60 * 60_000;
beforeEach(newDisk);

async function left(): Promise<string[]> {
  return (await createJournal().find({ text: "", limit: 500 })).attempts.map(({ attemptId }) => attemptId);
}

it("removes what is older and nothing else", async () => {
  await seed(attemptsUpTo(10));
  expect(await createJournal().purge(4 * 60_000)).toBe(4);
  expect(await left()).toEqual([10, 9, 8, 7, 6, 5].map((n) => attemptNumber(n).attemptId));
  expect((await createJournal().find({ text: "request-00000002", limit: 5 })).attempts).toEqual([]);
});

it("never removes one whose outcome is open", async () => {
  const open = (["prepared", "sending", "answered"] as const).map((state, n) => attemptNumber(n, { state }));
  await seed([...open, ...Array.from({ length: 450 }, (_, n) => attemptNumber(n + 10))]);
  expect(await createJournal().purge(Infinity)).toBe(450);
  expect((await left()).sort()).toEqual(open.map(({ attemptId }) => attemptId));
});

it.each([undefined, Number.NaN, "soon"])(
  "removes one whose time is damaged (%s), if it has ended",
  async (preparedAt) => {
    await seed([1, 2, 3].map((n) => attemptNumber(n)));
    const db = await openDB(JOURNAL_NAME);
    for (const [n, state] of [
      [1, "settled"],
      [2, "sending"],
    ] as const)
      await db.put("attempts", { ...attemptNumber(n), state, preparedAt });
    expect(await createJournal().purge(0)).toBe(1);
    expect(await db.getAllKeys("attempts")).toEqual([2, 3].map((n) => attemptNumber(n).attemptId));
  },
);

it("keeps what settles while it goes on, and what is made after it was asked for", async () => {
  const journal = createJournal();
  const states = ["prepared", "sending", "answered"] as const;
  const underWay = states.map((state, n) => attemptNumber(2_000 + n, { state, outcome: undefined }));
  await seed([...attemptsUpTo(1_000), ...underWay]);
  const purging = journal.purge(Infinity);
  const after = [...underWay.map((_, n) => attemptNumber(2_000 + n)), attemptNumber(3_000)];
  for (const attempt of after) await journal.write(attempt);
  // By an early time too: a clock that was set back makes such ones.
  await journal.write(attemptNumber(1, { attemptId: "attempt-by-a-clock-set-back" }));
  expect(await purging).toBe(1_000);
  expect((await left()).sort()).toEqual(
    [...after.map(({ attemptId }) => attemptId), "attempt-by-a-clock-set-back"].sort(),
  );
});

it("goes in bounded steps, so that a fix can write in between", async () => {
  await seed(attemptsUpTo(1_000));
  const transactions = vi.spyOn(IDBDatabase.prototype, "transaction");
  expect(await createJournal().purge(Infinity)).toBe(1_000);
  expect(transactions.mock.calls.length).toBeGreaterThanOrEqual(5);
  vi.restoreAllMocks();
});

it("starts over with an empty journal", async () => {
  await seed(attemptsUpTo(3));
  const journal = createJournal();
  await journal.read("any");
  await journal.startOver();
  expect((await journal.find({ text: "", limit: 5 })).attempts).toEqual([]);
});

describe("retention", () => {
  it("is ninety days, the agent's own number, or the organisation's", () => {
    expect(retentionDays(30, {})).toBe(30);
    expect(retentionDays(0, {})).toBe(90);
    expect(retentionDays(30, { retentionDays: 7 })).toBe(7);
  });

  it("keeps an attempt for its days to the millisecond", () => {
    const now = Date.UTC(2026, 10, 2);
    expect(expiredUntil(90, now)).toBe(now - 90 * DAY - 1);
  });

  it.each([0, -1, 1.5, 367, Number.NaN, "30"])("takes no %s", (days) => {
    expect(isRetentionDays(days)).toBe(false);
  });
});
