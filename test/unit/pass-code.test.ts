import { expect, it } from "vitest";
import { parsePassCode } from "../../lib/pass-code.ts";

it.each([
  ["483920", "483920"],
  ["0042", "0042"],
  ["12345678", "12345678"],
  [" 483 920 ", "483920"],
  ["483-920", "483920"],
  ["4 8 3 9 2 0", "483920"],
  ["４８３９２０", "483920"],
  ["\u200e483920\u200f", "483920"],
  ["483920\n", "483920"],
  ["483.920", "483920"],
  ["Your code is 483920.", "483920"],
  ["【Sandbox】您的验证码是 483920，5 分钟内有效，请勿告诉他人。", "483920"],
  ["code 483920, once more: 483920", "483920"],
])("reads %j as %s", (typed, value) => {
  expect(parsePassCode(typed)).toEqual({ ok: true, value });
});

it.each(["", "   ", "\n", "\u200b", "\u3000"])("calls %j missing", (typed) => {
  expect(parsePassCode(typed)).toEqual({ ok: false, failure: { code: "pass-code-missing" } });
});

it.each(["123", "123456789", "abc", "12a4", "no code yet", "1234 or 5678?", "12345678901", "٤٨٣٩٢٠"])(
  "calls %j no pass code",
  (typed) => {
    expect(parsePassCode(typed)).toEqual({ ok: false, failure: { code: "pass-code-malformed" } });
  },
);
