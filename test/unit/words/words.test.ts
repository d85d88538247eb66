import { describe, expect, it } from "vitest";
import { actionTitle } from "../../../lib/words/action-title.ts";
import { LANGUAGES } from "../../../lib/state/language.ts";
import { loadPageWords, type PageWords } from "../../../lib/words/load-page-words.ts";
import { setUpWords, type SetUpWords } from "../../../lib/words/set-up.ts";

interface Text {
  key: string;
  /** What stands there, or the sentence that a function makes of something. */
  text: string;
}

/** Every text in a tree of words, by the keys that lead to it. */
function textsIn(words: unknown, path: string[] = []): Text[] {
  const key = path.join(".");
  if (typeof words === "string") return [{ key, text: words }];
  if (typeof words === "function") return [{ key, text: words.toString() }];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([name, inner]) => textsIn(inner, [...path, name]));
}

async function everythingIn(language: (typeof LANGUAGES)[number]): Promise<Text[]> {
  const words: PageWords & { setUp: object } = await loadPageWords(language);
  const setUp: SetUpWords = setUpWords[language];
  return textsIn({ words, setUp, action: actionTitle[language] });
}

/** What is written the same in every language: names, and what the service calls it. */
const NAMES = new Set([
  "words.code",
  "words.appName",
  "words.settings.appId",
  "words.result.oneCustomer",
  "words.ticket.heading",
  "words.csv.fileName",
]);
const isName = (key: string) => NAMES.has(key) || key.startsWith("words.ticketStyle.formats.");

describe("the words", () => {
  it("have the same keys in every language", async () => {
    const [first = [], ...others] = await Promise.all(LANGUAGES.map(everythingIn));
    const keys = first.map(({ key }) => key).sort();
    expect(keys.length).toBeGreaterThan(300);
    for (const other of others) expect(other.map(({ key }) => key).sort()).toEqual(keys);
  });

  it.each(LANGUAGES)("leave nothing empty in %s", async (language) => {
    expect((await everythingIn(language)).filter(({ text }) => text.trim() === "")).toEqual([]);
  });

  it("are Chinese in 简体中文 and not in English", async () => {
    // A function that only hands on what it was given has no words of its own.
    const isWorded = ({ key, text }: Text) =>
      !isName(key) && !/=> \(?(?:clock|date|dateTime|statuses|list)\b/.test(text);
    const chinese = (await everythingIn("zh-CN")).filter(isWorded);
    expect(chinese.filter(({ text }) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect((await everythingIn("en")).filter(({ text }) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe("numbers of things", () => {
  it.each([
    ["en", 0, "Exported 0 attempts."],
    ["en", 1, "Exported 1 attempt."],
    ["en", 2, "Exported 2 attempts."],
    ["en", 100_000, "Exported 100,000 attempts."],
    ["zh-CN", 1, "已导出 1 条。"],
    ["zh-CN", 100_000, "已导出 100,000 条。"],
  ] as const)("are worded in %s for %d", async (language, count, says) => {
    expect((await loadPageWords(language)).history.exported(count)).toBe(says);
  });

  it("agree with each other in one sentence", async () => {
    const { history, ticketStyle } = await loadPageWords("en");
    expect(history.exportedReadable(1, 2)).toBe("Exported 1 attempt; 2 could not be read.");
    expect(ticketStyle.unknownField(["#1"])).toBe("There is no field {{#1}}. Not saved until it is mended.");
    expect(ticketStyle.longTemplate(1)).toContain("1 character too long");
  });
});
