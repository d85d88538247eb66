import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../lib/state/settings.ts";
import { en } from "../../../lib/words/en.ts";
import { helpWords } from "../../../lib/words/help-words.ts";
import { historyWords } from "../../../lib/words/history-words.ts";
import { settingsWords } from "../../../lib/words/settings-words.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";

const WORDS = {
  en: { ...en, ...settingsWords.en, ...historyWords.en, ...helpWords.en },
  "zh-CN": { ...zhCN, ...settingsWords["zh-CN"], ...historyWords["zh-CN"], ...helpWords["zh-CN"] },
};

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

/** What is written the same in every language: names, and what the service calls it. */
const NAMES = new Set([
  "code",
  "appName",
  "settings.appId",
  "ticket.heading",
  "csv.fileName",
  "team.fileName",
  "footer.version",
]);
const isName = (key: string) => NAMES.has(key) || key.startsWith("ticketStyle.formats.");

describe("the words", () => {
  it("have the same keys in every language", () => {
    const [first = [], ...others] = LANGUAGES.map((language) => textsIn(WORDS[language]));
    const keys = first.map(({ key }) => key).sort();
    expect(keys.length).toBeGreaterThan(300);
    for (const other of others) expect(other.map(({ key }) => key).sort()).toEqual(keys);
  });

  it.each(LANGUAGES)("leave nothing empty in %s", (language) => {
    expect(textsIn(WORDS[language]).filter(({ text }) => text.trim() === "")).toEqual([]);
  });

  it("are Chinese in 简体中文 and not in English", () => {
    // A function that only hands on what it was given has no words of its own.
    const isWorded = ({ key, text }: Text) =>
      !isName(key) && !/=> (?:\w+\.)?(?:new Date|time|verdict|statuses|listed|PASSWORD_PARTS)\b/.test(text);
    const chinese = textsIn(WORDS["zh-CN"]).filter(isWorded);
    expect(chinese.filter(({ text }) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(textsIn(WORDS.en).filter(({ text }) => /\p{Script=Han}/u.test(text))).toEqual([]);
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
  ] as const)("are worded in %s for %d", (language, count, says) => {
    expect(WORDS[language].history.exported(count)).toBe(says);
  });

  it.each([
    ["en", "Last sign-in 1 day ago"],
    ["zh-CN", "上次登录：1天前"],
  ] as const)("call nothing yesterday that can be the day before, in %s", (language, says) => {
    const [monday, wednesday] = [new Date(2026, 10, 2, 11), new Date(2026, 10, 4, 10)].map(Number);
    expect(WORDS[language].desk.lastSignIn(monday ?? 0, wednesday ?? 0)).toBe(says);
  });

  it("agree with each other in one sentence", () => {
    const { history, ticketStyle } = WORDS.en;
    expect(history.exportedReadable(1, 2)).toBe("Exported 1 attempt; 2 could not be read.");
    expect(ticketStyle.unknownField(["#1"])).toBe("There is no field {{#1}}. Not saved until it is corrected.");
    expect(ticketStyle.longTemplate(1)).toContain("1 character too long");
  });
});
