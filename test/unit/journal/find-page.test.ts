import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Attempt } from "../../../lib/state/attempt.ts";
import type { HistoryQuery } from "../../../lib/journal/query.ts";
import { NO_FILTER } from "../../../components/history/HistorySearch.tsx";
import { queryOf } from "../../../entrypoints/history/query-of.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { attemptNumber, attemptsUpTo, newDisk, seed } from "../../doubles/history.ts";

beforeEach(newDisk);

/** Every page of a search, one after the other. */
async function allPages(query: Omit<HistoryQuery, "after">): Promise<Attempt[][]> {
  const journal = createJournal();
  const pages: Attempt[][] = [];
  let after: HistoryQuery["after"];
  do {
    const page = await journal.find({ ...query, ...(after && { after }) });
    pages.push(page.attempts);
    after = page.next;
  } while (after);
  return pages;
}

async function found(query: Partial<HistoryQuery>): Promise<string[]> {
  return (await allPages({ text: "", limit: 100, ...query })).flat().map(({ attemptId }) => attemptId);
}

const id = (n: number) => attemptNumber(n).attemptId;

describe("pages", () => {
  it("come newest first, each attempt once", async () => {
    await seed(attemptsUpTo(125));
    const pages = await allPages({ text: "", limit: 50 });
    expect(pages.map((page) => page.length)).toEqual([50, 50, 25]);
    const times = pages.flat().map(({ preparedAt }) => preparedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(pages.flat().map(({ attemptId }) => attemptId)).size).toBe(125);
  });

  it("lose none of many attempts of one moment", async () => {
    await seed(Array.from({ length: 25 }, (_, n) => attemptNumber(n, { preparedAt: 1_000 })));
    expect(new Set(await found({ limit: 4 })).size).toBe(25);
    expect(new Set(await found({ limit: 4, text: "customer" })).size).toBe(25);
    expect(new Set(await found({ limit: 4, outcome: "done" })).size).toBe(25);
  });

  it("of a common term come newest first too, and end", async () => {
    await seed(attemptsUpTo(1_000));
    const pages = await allPages({ text: "customer", limit: 300 });
    expect(pages.map((page) => page.length)).toEqual([300, 300, 300, 100]);
    expect(pages[0]?.[0]?.attemptId).toBe(id(1_000));
  });

  it("of a rare word beside a common one are read by the rare one", async () => {
    await seed([...attemptsUpTo(2_500), attemptNumber(0, { userName: "Customer Zhu" })]);
    const cursors = vi.spyOn(IDBIndex.prototype, "openCursor");
    expect(await found({ text: "customer zh" })).toEqual([id(0)]);
    expect(cursors).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("look at a bounded number of attempts, and go on from there", { timeout: 60_000 }, async () => {
    // What is asked for has the last digits of all the others.
    await seed(Array.from({ length: 2_500 }, (_, n) => attemptNumber(n + 1, { target: "139****0001" })));
    await seed([attemptNumber(0, { target: "138****0001" })]);
    const pages = await allPages({ text: "138 1234 0001", limit: 10 });
    expect(pages.map((page) => page.length)).toEqual([0, 1]);
    expect(pages.flat().map(({ attemptId }) => attemptId)).toEqual([id(0)]);
  });

  it("of two words that many have are read by what both have", async () => {
    const names = ["Ann Lee", "Bob Ray"];
    await seed(Array.from({ length: 2_500 }, (_, n) => attemptNumber(n + 1, { userName: names[n % 2] })));
    await seed([attemptNumber(0, { userName: "Ann Ray" })]);
    const pages = await allPages({ text: "ann ray", limit: 10 });
    expect(pages.map((page) => page.map(({ attemptId }) => attemptId))).toEqual([[id(0)]]);
  });

  it("of two words that most have, and never together, end at once", { timeout: 60_000 }, async () => {
    const names = ["Ann", "Bob"];
    await seed(Array.from({ length: 8_200 }, (_, n) => attemptNumber(n + 1, { userName: names[n % 2] })));
    expect(await allPages({ text: "ann bob", limit: 10 })).toEqual([[]]);
  });

  it("that few had, and long ago, are read without all that came since", async () => {
    await seed(Array.from({ length: 2_500 }, (_, n) => attemptNumber(n + 1_000)));
    await seed(
      Array.from({ length: 600 }, (_, n) =>
        attemptNumber(n, { userName: "Load Test", outcome: n ? "done" : "unknown" }),
      ),
    );
    const [newest] = await allPages({ text: "load", limit: 10 });
    expect(newest?.map(({ attemptId }) => attemptId)).toEqual(Array.from({ length: 10 }, (_, n) => id(599 - n)));
    const rare = await allPages({ text: "load", outcome: "unknown", from: 0, to: 60_000, limit: 10 });
    expect(rare.map((page) => page.map(({ attemptId }) => attemptId))).toEqual([[id(0)]]);
  });
});

describe("a search", () => {
  beforeEach(async () => {
    await seed([
      attemptNumber(1, { userName: "张三丰" }),
      attemptNumber(2, { userName: "Zhang Wei", outcome: "refused" }),
      attemptNumber(3, { userName: "ZHANG Li", outcome: "unknown", answer: undefined, recoveredRequestId: "log-77" }),
      attemptNumber(4, { userName: undefined, target: "z***@example.com", fixId: "unbind-email" }),
      attemptNumber(5, {
        target: "+1 415****0123",
        answer: { headerRequestId: "header-5", uniqueId: "unique-5", earlierRequestIds: ["page-1", "page-2"] },
      }),
      attemptNumber(6, { target: "+44 740****3456", userName: "数据平台研发部-张三疯" }),
      attemptNumber(7, { target: "+354 ****45" }),
    ]);
  });

  it.each([
    ["the requestId of an earlier page", "page-2", [5]],
    ["user ID", attemptNumber(2).userId, [2]],
    ["the beginning of a user ID", "6319A1504F3", [7, 6, 5, 4, 3, 2, 1]],
    ["requestId", "request-00000002", [2]],
    ["the beginning of a requestId", "request-0000000", [7, 6, 4, 2, 1]],
    ["a requestId from a header", "header-5", [5]],
    ["a unique ID", "UNIQUE-5", [5]],
    ["a requestId recovered from the log", "LOG-77", [3]],
    ["attempt ID", "attempt-00000003", [3]],
    ["a name in any case", "zhang", [3, 2]],
    ["two words in any order", "wei zh", [2]],
    ["full-width letters", "ｚｈａｎｇ ｌｉ", [3]],
    ["a Chinese name", "张三", [6, 1]],
    ["the end of a Chinese name", "三丰", [1]],
    ["the middle of a long Chinese name", "平台", [6]],
    ["the end of a long Chinese name", "张三疯", [6]],
    ["name and user ID as a ticket has them", `Zhang Wei (${attemptNumber(2).userId})`, [2]],
    ["a user ID in brackets", `（${attemptNumber(2).userId}）`, [2]],
    ["a masked phone", "138****0002", [2]],
    ["the last digits of a phone", "0002", [2]],
    ["a whole phone", "138 1234 0002", [2]],
    ["a whole phone with country code", "+86 138-1234-0002", [2]],
    ["a foreign phone", "+1 (415) 555-0123", [5]],
    ["a foreign phone without its country code", "4155550123", [5]],
    ["a foreign phone as it is dialled at home", "07400 123456", [6]],
    ["a phone that is named as one", "手机：138 1234 0002", [2]],
    ["a phone of seven digits", "+354 611 2345", [7]],
    ["a phone that is no short one, and ends as one does", "138 1234 0045", []],
    ["a phone of seven digits without its country code", "6112345", [7]],
    ["a phone that only ends alike", "139 1234 0002", []],
    ["a whole e-mail", "Zhang@Example.com", [4]],
    ["an e-mail after its name", "E-mail: zhang@example.com", [4]],
    ["an e-mail after its Chinese name", "邮箱：zhang@example.com", [4]],
    ["an e-mail in brackets, with a name", "Zhang <zhang@example.com>", [4]],
    ["the address of a link", "mailto:zhang@example.com", [4]],
    ["a phone after its name, with a name behind", "Phone: +1 (415) 555-0123 (Zhang)", [5]],
    ["a user ID after its name", `User ID: ${attemptNumber(2).userId}`, [2]],
    ["a name after what it is", "Name: Zhang Wei", [2]],
    ["two users", `${attemptNumber(2).userId} ${attemptNumber(3).userId}`, []],
    ["another e-mail with the same beginning", "zhu@elsewhere.org", []],
    ["nobody", "nobody", []],
    ["nothing but spaces", "  ", [7, 6, 5, 4, 3, 2, 1]],
  ])("by %s", async (_name, text, numbers) => {
    expect(await found(queryOf({ ...NO_FILTER, text }))).toEqual(numbers.map(id));
  });

  it("narrows by outcome, and by both ends of time", async () => {
    expect(await found({ outcome: "done" })).toEqual([7, 6, 5, 4, 1].map(id));
    expect(await found({ from: 2 * 60_000, to: 4 * 60_000 })).toEqual([4, 3, 2].map(id));
    expect(await found({ outcome: "done", from: 2 * 60_000, to: 4 * 60_000 })).toEqual([4].map(id));
    expect(await found({ text: "zhang", outcome: "refused" })).toEqual([2].map(id));
    expect(await found({ text: "zhang", from: 3 * 60_000 })).toEqual([3].map(id));
    expect(await found({ from: 5, to: 4 })).toEqual([]);
  });

  it("follows what is amended", async () => {
    const journal = createJournal();
    await journal.amend(id(1), (attempt) => ({ ...attempt, recoveredRequestId: "late-1", outcome: "contradicted" }));
    await journal.amend("gone", (attempt) => attempt);
    expect(await found({ text: "late-1", outcome: "contradicted" })).toEqual([id(1)]);
    expect(await found({ outcome: "done" })).toEqual([7, 6, 5, 4].map(id));
  });
});
