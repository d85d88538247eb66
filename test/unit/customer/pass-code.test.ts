import { expect, it } from "vitest";
import { parsePassCode } from "../../../lib/customer/pass-code.ts";

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
  ["【Authing】验证码：483920，5分钟内有效", "483920"],
  ["【Authing】您的验证码为 4839，请于 10 分钟内使用", "4839"],
  ["G-48392011 is your code", "48392011"],
  ["Your code is 483 920.", "483920"],
  ["Your code: 483-920", "483920"],
  ["验证码: 4 8 3 9 2 0, 5分钟", "483920"],
])("reads %j as %s", async (typed, value) => {
  expect(await parsePassCode(typed)).toEqual({ ok: true, value });
});

it.each([
  ["another number before it", "Ticket 4711, code 483920"],
  ["a year after it", "483920 is your code, valid until 2026"],
  ["a date and a time", "483920 is your code. Expires 2026-11-02 10:32"],
  ["a time", "12:30 483920"],
  ["the phone it went to", "验证码483920，手机13800138000"],
  ["the sender's number", "1068123456789: 【Authing】验证码 483920"],
  ["the phone, masked", "Code 483920 for 138****8000"],
  ["the end of the phone", "【Authing】483920（5分钟内有效）您正在解绑尾号 8000 的手机"],
  ["the phone, pasted with it", "+86 138-0013-8000 483920"],
])("finds the code beside %s", async (_, typed) => {
  expect(await parsePassCode(typed)).toEqual({ ok: true, value: "483920" });
});

it.each(["", "   ", "\n", "\u200b", "\u3000"])("calls %j missing", async (typed) => {
  expect(await parsePassCode(typed)).toEqual({ ok: false, failure: { code: "pass-code-missing" } });
});

it.each([
  "123",
  "123456789",
  "abc",
  "12a4",
  "no code yet",
  "1234 or 5678?",
  "12345678901",
  "٤٨٣٩٢٠",
  "48392O",
  "483920483920",
  "1380013800",
  "Your code is 483920\nYour code is 112233",
  "138****8000",
])("calls %j no pass code", async (typed) => {
  expect(await parsePassCode(typed)).toEqual({ ok: false, failure: { code: "pass-code-malformed" } });
});
