import { beforeEach, expect, it } from "vitest";
import { createJournal } from "../../../lib/journal/journal.ts";
import { attemptNumber, newDisk, seed } from "../../doubles/history.ts";

const TODAY = 1_000_000;
const today = { preparedAt: TODAY };
const yesterday = { preparedAt: TODAY - 1 };

beforeEach(newDisk);

it("counts nothing in an empty journal", async () => {
  expect(await createJournal().count(TODAY)).toEqual({ total: 0, done: 0, open: 0 });
});

it("counts all of them, and what came of those of the day", async () => {
  const outcomes = ["done", "done", "refused", "not-sent", "unknown", "contradicted", "in-part"] as const;
  await seed([
    ...outcomes.map((outcome, n) => attemptNumber(n, { ...today, outcome })),
    ...outcomes.map((outcome, n) => attemptNumber(10 + n, { ...yesterday, outcome })),
    attemptNumber(20, { ...today, state: "sending", outcome: undefined }),
    attemptNumber(21, { ...yesterday, state: "answered", outcome: undefined }),
  ]);
  expect(await createJournal().count(TODAY)).toEqual({ total: 16, done: 2, open: 4 });
});
