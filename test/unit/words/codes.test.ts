import { describe, expect, it } from "vitest";
import { en } from "../../../lib/words/en.ts";
import { explainCodes } from "../../../lib/words/service-codes.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";

// Every code that authing-v3.md names; a support agent can meet each of them.
const API_CODES = [
  ...[1300, 1301, 1302, 1303, 1304, 1305, 1306],
  ...[500, 1000, 1001, 1635, 1636, 1643, 1999, 2000, 2036, 2200, 2206, 2207, 2217, 2219],
  ...[2225, 2226, 2229, 2230, 2300],
  ...[2001, 2004, 2005, 2011, 2020, 2035, 2224, 4021, 2120008],
];
const STATUS_CODES = [...[400, 401, 402, 403, 404, 409, 413, 422, 429, 499], ...[500, 501, 502, 503, 601, 602, 603]];
const WORDS = { en, "zh-CN": zhCN };
const LANGUAGES = ["en", "zh-CN"] as const;

const all = LANGUAGES.flatMap((language) => [
  ...API_CODES.map((apiCode) => ({ language, codes: { statusCode: 400, apiCode } })),
  ...STATUS_CODES.map((statusCode) => ({ language, codes: { statusCode } })),
]);

it.each(all)("explains $codes in $language, with what to do next", ({ language, codes }) => {
  const { means = "", next = "" } = explainCodes(codes, WORDS[language]) ?? {};
  expect(means).toMatch(language === "en" ? /^[A-Z].+\.$/ : /\p{Script=Han}.+。$/u);
  expect(next).toMatch(language === "en" ? /^[A-Z].+\.$/ : /\p{Script=Han}.+。$/u);
});

it("needs nothing done for success", () => {
  expect(explainCodes({ statusCode: 200 }, en)).toEqual({
    means: "The service reports success.",
    next: "Nothing to do.",
  });
});

it("does not take 4004 and 2080 for a throttle of codes: only a send call means that", () => {
  expect(explainCodes({ statusCode: 400, apiCode: 4004 }, en)).toEqual(explainCodes({ statusCode: 400 }, en));
  expect(explainCodes({ apiCode: 2080 }, en)).toBeUndefined();
});

describe("which of two codes is explained", () => {
  it("is the apiCode: it is the particular reason", () => {
    expect(explainCodes({ statusCode: 400, apiCode: 2001 }, en)).toEqual(explainCodes({ apiCode: 2001 }, en));
    expect(explainCodes({ apiCode: 2001 }, en)).not.toEqual(explainCodes({ statusCode: 400 }, en));
  });

  it("is the statusCode where the apiCode is not in the table", () => {
    expect(explainCodes({ statusCode: 422, apiCode: 999_999 }, en)).toEqual(explainCodes({ statusCode: 422 }, en));
  });

  it("is none where neither is known", () => {
    expect(explainCodes({}, en)).toBeUndefined();
    expect(explainCodes({ statusCode: 799, apiCode: 1 }, en)).toBeUndefined();
  });
});
