import { expect, it } from "vitest";
import { failed, success } from "../../../lib/failure.ts";
import { csvRow, exportCsv } from "../../../entrypoints/history/export-csv.ts";
import { ticketText } from "../../../lib/result/ticket.ts";
import { en } from "../../../lib/words/en.ts";
import { historyEn } from "../../../lib/words/history-en.ts";
import type { Attempt } from "../../../lib/state/attempt.ts";
import { attemptWith } from "../../doubles/attempts.ts";

const words = { ...en, ...historyEn };

const SHOP_AND_FORUM = ["Shop", "Forum"].map((name) => ({ id: name, name }));

/** The lines of the file with this attempt alone. */
async function linesOf(attempt: Attempt): Promise<string[]> {
  const page = success({ attempts: [attempt] });
  const exported = await exportCsv<number>(
    () => Promise.resolve(page),
    words,
    () => undefined,
  );
  if (!exported.ok) throw new Error(exported.failure.code);
  return (await exported.value.file.text()).split("\r\n");
}

it("writes page after page into one file that Excel reads as UTF-8", async () => {
  const attempts = [attemptWith(), attemptWith({ attemptId: "2", userName: "=cmd()", answer: undefined })];
  const progress: number[] = [];
  const exported = await exportCsv<number>(
    (after = 0) =>
      Promise.resolve(success({ attempts: attempts.slice(after, after + 1), ...(after === 0 && { next: 1 }) })),
    words,
    (rows) => progress.push(rows),
  );
  if (!exported.ok) throw new Error(exported.failure.code);
  expect(exported.value.rows).toBe(2);
  expect(progress).toEqual([1, 2]);

  const bytes = new Uint8Array(await exported.value.file.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]?.split(",")).toHaveLength(21);
  const cells = [
    ...[
      "2026-11-02T08:00:01.000Z",
      "Done",
      "Unbind phone",
      "张三",
      "6319a1504f3c2a7f214dd5b1",
      "138****8000",
      "200",
      "",
    ],
    ...["ok", "b7c1f1a0-request", "", "", "", "0d9f6a2e-attempt", "https://api.authing.cn", "unbind-phone", "done"],
    ...["2026-11-02T08:00:03.000Z", "", "", "Phone unbound."],
  ];
  expect(lines[1]).toBe(cells.map((cell) => `"${cell}"`).join(","));
  expect(lines[2]).toContain(`,"'=cmd()",`);
});

it.each([
  [{ requestId: "r-9", headerRequestId: "h-9", uniqueId: "u-9" }, "r-9"],
  [{ headerRequestId: "h-9", uniqueId: "u-9" }, "h-9"],
  [{ uniqueId: "u-9" }, `${en.result.uniqueId} u-9`],
])("has the ID of what put back what had changed: %j", async (answer, id) => {
  const [, line] = await linesOf(attemptWith({ putBack: { at: 1, state: "answered", answer } }));
  expect(line).toContain(`,"${id}","`);
});

it.each<Partial<Attempt>>([
  { outcome: "not-sent", failure: { code: "target-changed" } },
  { readBack: { at: 1, done: true, alsoChanged: [{ field: "status", before: "Suspended", after: "Activated" }] } },
  { fixId: "sign-out", outcome: "in-part", parts: SHOP_AND_FORUM, readBack: { at: 1, done: false, left: ["Shop"] } },
  // Of a damaged attempt.
  { outcome: "unknown", failure: { code: "timed-out" }, readBack: { at: NaN, done: false }, sentAt: NaN },
])("has last what a ticket says of the outcome: %j", async (ended) => {
  const attempt = attemptWith(ended);
  const says = /^Outcome: (.+)$/mu.exec(ticketText(attempt, en))?.[1];
  expect((await linesOf(attempt))[1]).toMatch(new RegExp(`,"${says?.replace(/[.()*]/gu, "\\$&")}"$`, "u"));
});

it("says how long a message was of which only the start is kept", async () => {
  const [, line] = await linesOf(attemptWith({ answer: { message: "No", messageLength: 900_000 } }));
  expect(line).toContain(`"${en.result.cutMessage("No", 900_000)}"`);
});

it("gives each handle of an answer a column of its own: a header's ID is no request ID", async () => {
  const answer = { statusCode: 499, headerRequestId: "h-9", uniqueId: "u-55", earlierRequestIds: ["r-1", "r-2"] };
  const [heading = [], row = []] = (await linesOf(attemptWith({ answer }))).map((line) => line.split(","));
  const cellOf = (name: string) => row[heading.indexOf(`"${name}"`)];
  expect(cellOf(words.csv.requestId)).toBe('""');
  expect(cellOf(words.csv.headerRequestId)).toBe('"h-9"');
  expect(cellOf(words.csv.uniqueId)).toBe('"u-55"');
  expect(cellOf(words.csv.earlierRequestIds)).toBe('"r-1; r-2"');
});

it("is no file where a page can't be read", async () => {
  const exported = await exportCsv<number>(
    () => Promise.resolve(failed("journal-unreadable")),
    words,
    () => undefined,
  );
  expect(exported).toMatchObject({ ok: false, failure: { code: "journal-unreadable" } });
});

it.each([
  ["done", { at: 1, done: true }],
  ["done, another one is bound now", { at: 1, done: true, replaced: true as const }],
  ["done, by this press or by a later one", { at: 1, orLater: true as const }],
  ["not done", { at: 1, done: false }],
  ["not done: Shop; Support", { at: 1, done: false, left: ["Shop", "Support"] }],
  ["not done: Shop; not known: Support", { at: 1, done: false, left: ["Shop"], notKnown: ["Support"] }],
  ["could not be read", { at: 1 }],
  ["", undefined],
])("says %o of what reading back showed", async (says, readBack) => {
  expect((await linesOf(attemptWith({ readBack })))[1]).toContain(`,"unbind-phone","${says}",`);
});

it.each([
  ["a", '"a"'],
  ["", '""'],
  ['say "hi", you', '"say ""hi"", you"'],
  ["a\r\nb", '"a\r\nb"'],
  ...["=1+1", "+86 138", "-1", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x", ' "=1'].map((text) => [
    text,
    `"'${text.replaceAll('"', '""')}"`,
  ]),
  ["Zhang;=1+1;", `"Zhang;'=1+1;"`],
  ["a\t@x", `"a\t'@x"`],
  ["a\n-1", `"a\n'-1"`],
  ["a,=1", `"a,'=1"`],
])("quotes %j, and no separator makes a formula of it", (cell, written) => {
  expect(csvRow([cell, "z"])).toBe(`${written},"z"\r\n`);
});
