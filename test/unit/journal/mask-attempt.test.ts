import { describe, expect, it } from "vitest";
import { maskEmail, maskPhone } from "../../../lib/mask.ts";
import { maskedAttempt } from "../../../lib/journal/mask-attempt.ts";
import { attemptWith } from "../../doubles/attempts.ts";

describe("a phone", () => {
  it.each([
    ["13800138000", undefined, "138****8000"],
    ["13800138000", "+86", "138****8000"],
    ["13800138000", "86", "138****8000"],
    ["7400123456", "+44", "+44 740****3456"],
    ["7400123456", "44", "+44 740****3456"],
    ["+447400123456", "+44", "+44****3456"],
    ["51234567", "+852", "+852 ****4567"],
    ["612345678", "+31", "+31 ****5678"],
    ["1234567", undefined, "****67"],
    ["12", undefined, "****12"],
    ["", undefined, "****"],
  ])("%j (%s) is shown as %s", (phone, code, masked) => {
    expect(maskPhone(phone, code)).toBe(masked);
  });

  it("never shows more than seven digits of a number, nor more than two of a short one", () => {
    for (let length = 3; length <= 15; length += 1) {
      const shown = maskPhone("1".repeat(length)).replace(/\D/g, "").length;
      expect(shown).toBeLessThanOrEqual(length >= 8 ? 7 : 2);
      expect(shown).toBeLessThan(length);
    }
  });
});

describe("an e-mail", () => {
  it.each([
    ["zhangsan@example.com", "z***@example.com"],
    ["z@example.com", "z***@example.com"],
    ["🦄pony@example.com", "🦄***@example.com"],
    ['"a@b"@example.com', '"***@example.com'],
    ["@example.com", "***"],
    ["no address", "***"],
    ["", "***"],
  ])("%j is shown as %s", (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});

describe("an attempt for the journal", () => {
  const known = { phone: "13800138000", email: "Zhang.San+x@example.com" };
  const messageOf = (message: string, user: Parameters<typeof maskedAttempt>[1] = known) =>
    maskedAttempt(attemptWith({ answer: { message } }), user).answer?.message;

  it.each([
    "13800138000",
    "+8613800138000",
    "138 0013 8000",
    "138-0013-8000",
    "(138) 0013.8000",
    "1 3 8 0 0 1 3 8 0 0 0",
  ])("masks the phone in the service's words, written as %s", (written) => {
    expect(messageOf(`Phone ${written} is bound`)).not.toMatch(/0013|0 0 1 3/);
  });

  it.each([
    { phone: "+447400123456" },
    { phone: "+447400123456", phoneCountryCode: "+44" },
    { phone: "7400123456", phoneCountryCode: "+44" },
  ])("masks a number from abroad as it was sent, of a record that has it as %j", (user) => {
    expect(messageOf('"phone":"7400123456"', user)).toBe('"phone":"740****3456"');
  });

  it("masks the e-mail in any case, and takes its signs for signs", () => {
    expect(messageOf("zhang.san+X@EXAMPLE.com is bound")).toBe("Z***@example.com is bound");
    expect(messageOf("zhangXsan+x@example")).toBe("zhangXsan+x@example");
  });

  it("masks the failure's copy of the answer and the customer's name too", () => {
    const failure = { code: "refused" as const, answer: { message: "13800138000" } };
    const attempt = maskedAttempt(attemptWith({ failure, userName: "13800138000" }), known);
    expect(JSON.stringify(attempt)).not.toContain("13800138000");
  });

  it.each([
    ["another customer's phone", "13912345678 已被使用", "139****5678 已被使用"],
    ["one in a Chinese sentence", "手机号13912345678已被其他用户绑定", "手机号139****5678已被其他用户绑定"],
    ["one in full width", "用户１３９１２３４５６７８不存在", "用户139****5678不存在"],
    ["one with dots", "139.1234.5678", "139****5678"],
    ["an e-mail in full width", "li.si＠corp.example.cn", "l***@corp.example.cn"],
    ["an Irish name", "o'brien@corp.example", "o***@corp.example"],
    ["one with its country code", "bound to +86 139-1234-5678.", "bound to 139****5678."],
    ["a foreign one", "bound to +1 (415) 555-0123", "bound to +14****0123"],
    ["another customer's e-mail", "邮箱 li.si@corp.example.cn，已绑定", "邮箱 l***@corp.example.cn，已绑定"],
    ["what is masked already", "138****8000 z***@example.com", "138****8000 z***@example.com"],
    ["an ID", "request 13912345678901 b7c1f1a0-13912345678-1", "request 13912345678901 b7c1f1a0-13912345678-1"],
    ["a time", "2026-11-27 13:55:06, 1795788103556", "2026-11-27 13:55:06, 1795788103556"],
  ])("knows %s by its look", (_what, message, kept) => {
    expect(messageOf(message)).toBe(kept);
    expect(maskedAttempt(attemptWith({ userName: message }), {}).userName).toBe(kept);
  });

  it("leaves everything else as it is", () => {
    const attempt = attemptWith();
    expect(maskedAttempt(attempt, known)).toEqual(attempt);
    expect(messageOf("12 of 34", { phone: "12", email: undefined })).toBe("12 of 34");
    expect(messageOf("$& a@b.example", { phone: undefined, email: "a@b.example" })).toBe("$& a***@b.example");
  });
});
