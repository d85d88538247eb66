import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { entryOf, newAttemptId } from "../../../lib/journal/database.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { termsOf } from "../../../lib/journal/search-terms.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { newDisk } from "../../doubles/history.ts";

beforeEach(newDisk);

/** The journal as its first version made it. */
async function firstVersion() {
  return openDB("journal", 1, {
    upgrade(db) {
      const attempts = db.createObjectStore("attempts", { keyPath: "attemptId" });
      attempts.createIndex("state", "state");
      attempts.createIndex("preparedAt", "preparedAt");
    },
  });
}

it("finds every attempt of the first version, by all that can be searched", async () => {
  const db = await firstVersion();
  const old = attemptWith();
  const open = attemptWith({ attemptId: "left-open", state: "sending", outcome: undefined, settledAt: undefined });
  await db.put("attempts", old);
  await db.put("attempts", open);
  db.close();

  const journal = createJournal();
  expect(await journal.read(old.attemptId)).toEqual(old);
  expect(await journal.open()).toEqual([open]);
  const found = async (text: string) => (await journal.find({ text, limit: 10 })).attempts.map((one) => one.attemptId);
  expect(await found("")).toEqual(["left-open", old.attemptId]);
  for (const text of [old.userId, "b7c1f1a0", "138****8000", "张三"])
    expect(await found(text)).toContain(old.attemptId);
  expect(await journal.find({ text: "", outcome: "done", limit: 10 })).toEqual({ attempts: [old] });
});

it.each([2, 3])("finds what version %i kept by IDs that had not been among its terms", async (version) => {
  const answer = { statusCode: 499, headerRequestId: "h-9", uniqueId: "u-55" };
  const putBack = { at: 1, state: "answered" as const, answer: { requestId: "p-7", headerRequestId: "p-8" } };
  const old = attemptWith({ answer, putBack });
  const missing = version === 2 ? ["h-9", "u-55", "p-7", "p-8"] : ["p-7", "p-8"];
  const db = await openDB("journal", version, {
    upgrade(db) {
      const attempts = db.createObjectStore("attempts", { keyPath: "attemptId" });
      attempts.createIndex("terms", "terms", { multiEntry: true });
    },
  });
  for (const attempt of [old, attemptWith({ attemptId: "another", answer: undefined })]) {
    const terms = termsOf(attempt).filter((term) => !missing.includes(term));
    await db.put("attempts", { ...attempt, terms });
  }
  db.close();
  const journal = createJournal();
  for (const text of missing) expect((await journal.find({ text, limit: 10 })).attempts, text).toEqual([old]);
  expect((await journal.find({ text: "张三", limit: 10 })).attempts).toHaveLength(2);
});

it.each([
  { written: { at: 1, gone: true }, read: { at: 1, done: true } },
  { written: { at: 1, gone: true, replaced: true as const }, read: { at: 1, done: true, replaced: true } },
  { written: { at: 1, gone: false }, read: { at: 1, done: false } },
  { written: { at: 1 }, read: { at: 1 } },
])("reads $written, as versions before wrote it, as $read", async ({ written, read }) => {
  const journal = createJournal();
  await journal.write(attemptWith());
  await journal.amend(attemptWith().attemptId, (attempt) => ({ ...attempt, readBack: written }));
  const [found] = (await journal.find({ text: "张三", limit: 1 })).attempts;
  expect(found?.readBack).toEqual(read);
  expect((await journal.read(attemptWith().attemptId))?.readBack).toEqual(read);
  expect((await journal.salvage()).attempts[0]?.readBack).toEqual(read);
});

it("keeps one that is damaged, and brings the others over", async () => {
  const db = await firstVersion();
  await db.put("attempts", { attemptId: "damaged", preparedAt: 1, state: "settled" });
  await db.put("attempts", attemptWith());
  db.close();

  const journal = createJournal();
  expect((await journal.find({ text: "张三", limit: 10 })).attempts).toEqual([attemptWith()]);
  expect((await journal.find({ text: "", limit: 10 })).attempts).toEqual([attemptWith()]);
  expect(await journal.salvage()).toMatchObject({ attempts: [attemptWith()], unreadable: 1 });
});

describe("an entry that is damaged, or of a version to come", () => {
  const now = Date.UTC(2026, 10, 2, 9);
  const odd: Record<string, object> = {
    "a moment past every date": { preparedAt: 8.64e15 + 1 },
    "a moment past every number": { sentAt: 1e300 },
    "no moment": { settledAt: NaN },
    "a fix that is not known": { fixId: "unbind-wechat" },
    "a route that is not known": { route: "by-mail" },
    "an outcome that is not known": { outcome: "half" },
    "an open state that is not known": { state: "waiting" },
    "a text for a list": { readBack: { at: 1, left: "abc" } },
    "a read-back of no moment": { readBack: { at: 1e16, done: true } },
    "no read-back": { readBack: null },
    "no answer": { answer: null },
    "a name that is no text": { userName: { first: "San" } },
    "a check that is no moment": { recheckAt: 1e16 },
    "a failure of a version to come": { failure: { code: "not-yet-known" } },
  };

  it.each(Object.keys(odd))("costs only itself, and stays: %s", async (name) => {
    const recheckAt = now + 2;
    const good = attemptWith({ attemptId: "good", preparedAt: now, recheckAt });
    const entry = { ...entryOf({ ...good, attemptId: "odd", preparedAt: now + 1, recheckAt: now + 1 }), ...odd[name] };
    const journal = createJournal();
    await journal.write(good);
    const db = await openDB("journal");
    await db.put("attempts", entry);
    const ids = async (text: string, limit: number) =>
      (await journal.find({ text, limit })).attempts.map(({ attemptId }) => attemptId);
    for (const text of ["", "张三", "odd", "138"]) expect(await ids(text, 1), text).not.toContain("odd");
    for (const text of ["", "张三"]) {
      const page = { attempts: [good], damaged: 1 };
      expect(await journal.find({ text, limit: 9 }), text).toEqual(page);
    }
    expect(await ids("", 1)).toEqual(["good"]);
    expect(await ids("张三", 1)).toEqual(["good"]);
    expect((await journal.later({ ...good, attemptId: "before" })).map(({ attemptId }) => attemptId)).toEqual(["good"]);
    expect(await journal.wantingRecheck(Infinity, 1)).toEqual([good]);
    expect(await journal.open()).toEqual([]);
    expect(await journal.read("odd")).toBeUndefined();
    expect(await journal.amend("odd", (attempt) => ({ ...attempt, outcome: "unknown" }))).toBe(false);
    expect(await journal.salvage()).toMatchObject({ attempts: [good], unreadable: 1 });
    expect(await db.get("attempts", "odd")).toEqual(entry);
    db.close();
  });

  it("keeps what a version to come has written besides", async () => {
    const journal = createJournal();
    await journal.write(attemptWith());
    const more = await openDB("journal");
    await more.put("attempts", { ...entryOf(attemptWith()), weather: "fine" });
    await journal.amend(attemptWith().attemptId, (attempt) => ({ ...attempt, rechecks: 1 }));
    expect(await more.get("attempts", attemptWith().attemptId)).toMatchObject({ weather: "fine", rechecks: 1 });
    more.close();
  });
});

it("says so where another window holds on to the first version", async () => {
  const db = await firstVersion();
  const journal = createJournal();
  await expect(journal.write(attemptWith())).rejects.toMatchObject({ name: "JournalBlockedError" });
  db.close();
  await journal.write(attemptWith());
  expect(await journal.read(attemptWith().attemptId)).toEqual(attemptWith());
});

it("leaves a newer version alone", async () => {
  const db = await openDB("journal", 99);
  db.close();
  await expect(createJournal().find({ text: "", limit: 1 })).rejects.toMatchObject({ name: "VersionError" });
});

describe("an attempt ID", () => {
  it("is a UUID of version 7", () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    vi.spyOn(Date, "now").mockReturnValue(0x0123_4567_89ab);
    expect(newAttemptId()).toMatch(uuid);
    expect(newAttemptId().slice(0, 13)).toBe("01234567-89ab");
  });

  it("sorts by time and never repeats", () => {
    let clock = 1_800_000_000_000;
    vi.spyOn(Date, "now").mockImplementation(() => (clock += 1));
    const ids = Array.from({ length: 1_000 }, newAttemptId);
    expect([...ids].sort()).toEqual(ids);
    vi.mocked(Date.now).mockReturnValue(clock);
    expect(new Set(Array.from({ length: 1_000 }, newAttemptId)).size).toBe(1_000);
  });
});
