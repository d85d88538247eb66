import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failed } from "../../../lib/failure.ts";
import { passCodeIn } from "../../../lib/customer/pass-code.ts";
import kinds from "./message-kinds.json" with { type: "json" };

function codeOf(text: string): string | null {
  const read = passCodeIn(text);
  return read.ok ? read.value : null;
}

it.each(Object.entries(kinds.code))("finds 483920 in: %s", (_, messages) => {
  for (const message of messages) expect(codeOf(message), message).toBe("483920");
});

it.each(Object.entries(kinds.unclear))("takes nothing for the code of: %s", (_, messages) => {
  for (const message of messages) expect(codeOf(message), message).toBeNull();
});

it.each([
  ["483920", "483920"],
  ["0042", "0042"],
  ["12345", "12345"],
  ["12345678", "12345678"],
  [" 483 920 ", "483920"],
  ["483-920", "483920"],
  ["483–920", "483920"],
  ["48 39 20", "483920"],
  ["4 8 3 9 2 0", "483920"],
  ["4-8-3-9-2-0", "483920"],
  ["４８３９２０", "483920"],
  ["٤٨٣٩٢٠", "483920"],
  ["४८३९२०", "483920"],
  ["\u200e483920\u200f", "483920"],
  ["\u2060483\u200b920\u202c", "483920"],
  ["483920\n", "483920"],
  ["483\u00a0920", "483920"],
  ["483.920", "483920"],
  ["G-483920", "483920"],
  ["Your code is 483920.", "483920"],
  ["【Sandbox】您的验证码是 483920，5 分钟内有效，请勿告诉他人。", "483920"],
  ["Your code is 483920, once more: 483920", "483920"],
  ["【Authing】验证码：483920，5分钟内有效", "483920"],
  ["【Authing】您的验证码为 4839，请于 10 分钟内使用", "4839"],
  ["G-48392011 is your code", "48392011"],
  ["Hello 483920. Bye. Your code is 483920", "483920"],
  ["Your code is 483 920.", "483920"],
  ["Your code: 483-920", "483920"],
  ["验证码: 4 8 3 9 2 0, 5分钟", "483920"],
  ["验证码:483920,5分钟内有效", "483920"],
  ["Your code:483920,10 minutes left", "483920"],
  ["驗證碼 483920", "483920"],
  ["校验码：483920", "483920"],
  ["動態碼：483920", "483920"],
  ["动态密码483920，请勿泄露", "483920"],
  ["激活码：483920", "483920"],
  ["Your PIN is 4839", "4839"],
  ["OTP: 483920", "483920"],
  ["Tu código es 483920", "483920"],
  ["Ihr Bestätigungscode lautet 483920", "483920"],
  ["Votre code est 483920", "483920"],
  ["認証コード：483920", "483920"],
  ["[서비스] 인증번호 483920 입니다", "483920"],
  ["Il tuo codice è 483920", "483920"],
  ["Seu código de verificação: 483920", "483920"],
  ["483920 is your verification code.\n\n@example.com #483920", "483920"],
  ["【银行】您尾号8000的卡，动态密码483920，金额1000元", "483920"],
  ["您的验证码是483920（编号：7788），客服95588", "483920"],
  ["Enter 483920 as the code. Visit https://example.com/112233", "483920"],
  ["Code 483920 for INR 3373.00", "483920"],
  ["验证码483920，2026年11月2日有效", "483920"],
  ["222222 ist der Aktivierungscode. Endziffer-0000. Dieser Code verliert seine Gültigkeit.", "222222"],
  ["Your code is 95588", "95588"],
  ["4839 to confirm", "4839"],
  ["Введите код 4839 для входа", "4839"],
])("reads %j as %s", (typed, code) => {
  expect(codeOf(typed)).toBe(code);
});

it.each([
  ["another number before it", "Ticket 4711, your code 483920"],
  ["a year after it", "483920 is your code, valid until 2026"],
  ["a date and a time", "483920 is your code. Expires 2026-11-02 10:32"],
  ["a time", "12:30 483920"],
  ["the phone it went to", "验证码483920，手机13800138000"],
  ["the sender's number", "1068123456789: 【Authing】验证码 483920"],
  ["the phone, masked", "Verification code 483920 for 138****8000"],
  ["the end of the phone", "【Authing】483920（5分钟内有效）您正在解绑尾号 8000 的手机"],
])("finds the code beside %s", (_, typed) => {
  expect(codeOf(typed)).toBe("483920");
});

it.each(["", "   ", "\n", "\u200b", "\u3000"])("calls %j missing", (typed) => {
  expect(passCodeIn(typed)).toEqual({ ok: false, failure: { code: "pass-code-missing" } });
});

it.each([
  "123",
  "123456789",
  "abc",
  "12a4",
  "no code yet",
  "12345678901",
  "483920483920",
  "1380013800",
  "138****8000",
  "4839 20",
  "4839 4711",
  "1234-5678",
  "2026-11-02",
  "12-30-45",
  "12:30",
  "10.50",
  "1,234",
  "¥1000",
  "www.example.com/483920",
  "example.com/483920",
  "https://example.com/123456",
  "me483920@example.com",
  "388-941-",
  "²³⁴⁵",
  "①②③④",
])("finds no number in %j that could be the code", (typed) => {
  expect(passCodeIn(typed)).toEqual(failed("pass-code-malformed"));
});

it.each([
  "48392O",
  "483920元",
  "客服95588",
  "热线10086",
  "Call 10086 for your code",
  "Order 483920",
  "订单号 483920",
  "Room 2048",
  "© 2024 Example",
  "Happy New Year 2026! Your code is on its way",
  "promo code 4839",
  "zip code 90210",
  "取件码 4839",
  "Your code is valid 1800 seconds",
  "验证码有效期3600秒",
  "Your code is 483920.50",
  "Your code 483920/7788",
  "[Example] You are linking your mobile number (483920). Don't forward the code!",
])("says that no number of the words %j is certain to be the code", (typed) => {
  expect(passCodeIn(typed)).toEqual(failed("pass-code-unclear"));
});

it.each([
  "1234 or 5678?",
  "Your code is 483920\nYour code is 112233",
  "Your code is ABC123. Room 204816",
  "验证码：A1B2C3，房间 2048",
  "ABCDEF is your code, 2048",
  "Your code is ABCDEF. (c) 2024 Example",
  "A-483920 is your code",
  "Kennung-4839 ist der Code",
  "code 483920 code 4711",
  "Verification code 483920, PIN 4711",
])("can't tell which number of %j is the code", (typed) => {
  expect(passCodeIn(typed)).toEqual(failed("pass-code-unclear"));
});

it("says that a text is too long before it reads it", () => {
  const text = "1".repeat(1_000_000);
  expect(passCodeIn(text)).toEqual({ ok: false, failure: { code: "text-too-long", field: "passCode" } });
});

describe("another number in the message", () => {
  const messages = [
    "483920",
    "483 920",
    "4 8 3 9 2 0",
    "483920 483920",
    "it says 483920",
    "我这边显示 483920",
    "483920\nEnter this verification code when prompted",
    "Your code is 483920. It expires in 10 minutes.",
    "Your code for 8000 is 483920",
    "【某公司】483920是您的验证码！客服电话10086。",
    "您的验证码(编号:1234)是483920",
    "Ticket 4711, your code 483920",
    "G-483920 is your code",
    "222222 ist der Aktivierungscode. Endziffer-0000.",
    "Pass code: 483920",
    "483920 - verification code",
    "Your OTP for your payment is 483920",
    "6位验证码：483920",
    "1069 8000 1234\n【Authing】您的验证码：483920，有效期5分钟。",
    "Kod: 483920. Nikomu go nie podawaj.",
  ];

  it("never turns the code into another one with its own words before or behind the message", () => {
    const labelled = [
      "4711 is my ticket",
      "4711是工单号",
      "4711 ist meine Kundennummer",
      "8000 is the end of my phone number",
      "订单号 4711",
      "Ticket 4711",
      "PIN of my card: 4711",
      "4711 Punkte",
      "客服95588",
      "price 20",
      "my PIN is 4711",
      "my password is 4711",
      "code: 4711",
      "code 4711",
      "密码4711",
      "旧的是4711",
    ];
    for (const message of messages)
      for (const other of labelled)
        for (const joint of ["\n", ". ", "。", "; "])
          for (const longer of [other + joint + message, message + joint + other])
            expect([codeOf(message), null], longer).toContain(codeOf(longer));
  });

  it("takes no other number where the code itself can't be read", () => {
    const others = ["my PIN is 4711", "密码4711", "code: 50013", "code 50013", "旧的是4711", "4711 is my staff number"];
    for (const message of messages.filter((text) => /\p{L}{2}/u.test(text)))
      for (const code of ["见截图", "K7QX2M", "****", "48xxxx", "482.915.3"])
        for (const other of others)
          for (const joint of ["\n", ". ", "，", " - ", " "]) {
            const unread = message.replace(/483920|222222/u, code);
            for (const longer of [other + joint + unread, unread + joint + other])
              expect(codeOf(longer), longer).toBeNull();
          }
  });

  it("never turns the code into another one", () => {
    const number = fc.integer({ min: 0, max: 99_999_999 }).map(String);
    const place = fc.nat({ max: 200 });
    const joint = fc.constantFrom(" ", ", ", "，", "\n", "(", ": ", "。", " - ");
    fc.assert(
      fc.property(fc.constantFrom(...messages), number, place, joint, joint, (message, other, at, before, after) => {
        // Never inside a number: that changes a number, and adds none.
        const places = Array.from(message, (_, index) => index).filter(
          (index) => !/\d ?$/u.test(message.slice(0, index)) || !/^ ?\d/u.test(message.slice(index)),
        );
        const index = places[at % places.length] ?? 0;
        const longer = message.slice(0, index) + before + other + after + message.slice(index);
        expect([codeOf(message), null, codeOf(message) === other ? other : null]).toContain(codeOf(longer));
      }),
      { numRuns: 3_000, seed: 18 },
    );
  });
});
