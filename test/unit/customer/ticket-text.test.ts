import { describe, expect, it } from "vitest";
import { queryFor, userIdTypeOf } from "../../../lib/customer/user-query.ts";

/** As it is asked: "13800138000", "15123456789 +49", an address; or why nobody is asked for. */
async function asked(typed: string): Promise<string> {
  const read = await queryFor(typed, userIdTypeOf({ typed }));
  if (!read) return "nothing";
  if (!read.ok) return read.failure.code;
  const { userIdType, userId, countryCode } = read.value;
  if (userIdType !== "phone" && userIdType !== "email") return `${userIdType} ${userId}`;
  return countryCode === undefined ? userId : `${userId} +${countryCode}`;
}

describe("beside the one phone of a ticket", () => {
  it.each([
    [
      "dates and times",
      "2026-11-02T10:32:11.188+0800",
      "02.11.2026 10:32",
      "11月2日10:32",
      "2026年11月2日",
      "11/02/2026",
    ],
    [
      "numbers of tickets",
      "工单 20261102001",
      "工单号：20261102001，",
      "Order 1234567890,",
      "INC0012345",
      "TICKET-20261102",
    ],
    ["other numbers of people", "QQ 123456789，", "身份证号110101199003071234", "11010119900307123X", "Case #00123456"],
    ["addresses of computers", "192.168.101.23", "IP 182.254.116.116", "v1.3.8"],
    ["amounts", "¥1,000.00", "$20", "金额1000元"],
    ["marks", "*", "●", "手机号*", "张**", "1)", "(1)", "1.", "Tel.", "M-", "📱", "☎️", "张三📱", "-", "工单#4711"],
  ])("%s are nobody's number: %s, %s, …", async (_, ...texts) => {
    for (const text of texts) {
      expect(await asked(`${text} 13800138000`), text).toBe("13800138000");
      if (!/[-.)*●]$/u.test(text)) expect(await asked(`zhang@example.com ${text}`), text).toBe("zhang@example.com");
    }
  });

  it.each([
    ["Tel.13800138000", "13800138000"],
    ["（1）13800138000", "13800138000"],
    ["📞138-0013-8000", "13800138000"],
    ["13800138000...", "13800138000"],
    ["1 3 8 0 0 1 3 8 0 0 0", "13800138000"],
    ["138․0013․8000", "13800138000"],
    ["138⁃0013⁃8000", "13800138000"],
    ["138\u034f0013\ufe0f\u31648000", "13800138000"],
    ["\u0007138\u000000138000", "13800138000"],
    ["﹢49 151 23456789", "15123456789 +49"],
    ["电话+49 151 23456789", "15123456789 +49"],
    ["📧zhang@example.com", "zhang@example.com"],
    ["✉️ zhang@example.com", "zhang@example.com"],
    ["‹zhang@example.com›", "zhang@example.com"],
    ["zhang\ufe0f@\u034fexample.com", "zhang@example.com"],
    ["192.168.101.23", "username 192.168.101.23"],
    ["zhang__01", "username zhang__01"],
    ["maxx99", "username maxx99"],
    ["138ー0013ー8000", "13800138000"],
    ["13800138000✅ 已验证", "13800138000"],
    ["👤张三 📱13800138000", "13800138000"],
    ["🇨🇳+86 13800138000", "13800138000 +86"],
    ["+86 +86 13800138000", "13800138000 +86"],
    ["+86+8613800138000", "13800138000 +86"],
    ["+86 86138 0013 8000", "13800138000 +86"],
    ["phone=%2B8613800138000", "13800138000 +86"],
    ["zhang@qq。com", "zhang@qq.com"],
    ["zhang@example.com。", "zhang@example.com"],
    ["mailto:zhang%40example.com?subject=x", "zhang@example.com"],
    ["zhang@example.com\na customer of ours", "zhang@example.com"],
  ])("%j is %s", async (typed, right) => {
    expect(await asked(typed)).toBe(right);
  });

  it.each([
    ["工单 13800138000 和 13900139000", "query-several"],
    ["13800138000+13900139000", "query-unclear"],
    ["13800138000(13900139000)", "query-unclear"],
    ["13,800,138,000.00", "query-unclear"],
    ["zhang.\nsan@example.com", "query-unclear"],
    ["zhang@example.com/li@example.com", "query-unclear"],
    [`${"z".repeat(65)}@example.com`, "query-unclear"],
    ["Zhang.\nSan@example.com", "query-unclear"],
    ["zhang.san@example.co\nm", "query-unclear"],
    ["zhang.san@example.ne\r\nt\n", "query-unclear"],
    ["mailto:zhang%40example.com,li@example.com", "query-several"],
    ["138^0013^8000", "query-unclear"],
    ["138一0013一8000", "query-unclear"],
    ["138'0013'8000", "query-unclear"],
    ["+86 +86 139001390", "phone-incomplete"],
    ["138$$$$8000", "query-masked"],
    ["138⚫⚫⚫⚫8000", "query-masked"],
    ["1.38 E+10", "query-spreadsheet"],
    ["1.38E+010", "query-spreadsheet"],
    ["138-xxxx-8000", "query-masked"],
    ["xxx-xxxx-8000", "query-masked"],
    ["(***) ***-8000", "query-masked"],
    ["138~~~~8000", "query-masked"],
    ["138[…]8000", "query-masked"],
    ["138〇〇〇〇8000", "query-masked"],
    ["138、、、、8000", "query-masked"],
    ["138x8000", "query-masked"],
    ["138* 13800138000", "query-masked"],
    ["1380013...", "query-masked"],
  ])("%j is %s", async (typed, why) => {
    expect(await asked(typed)).toBe(why);
  });
});

describe("a number of another country", () => {
  const CODES = [
    "+49",
    "0049",
    "(+49)",
    "+(49)",
    "+ 49",
    "DE+49",
    "Germany (+49)",
    "🇩🇪+49",
    "+49 (0)",
    "+49.",
    "﹢49",
    "➕49",
  ];
  const NAMED = ["%2B49", "国家代码 49", "区号+49", 'phoneCountryCode": "49"', "dial code 49"];
  const APART = [
    "",
    " ",
    "\t",
    "\n",
    ",",
    "，",
    "|",
    "/",
    ";",
    ":",
    "、",
    " - ",
    "-",
    "·",
    "=",
    "_",
    "~",
    ">",
    "\u200b",
    "…",
  ];
  const NUMBERS = ["15123456789", "151 23456789", "(0)15123456789", "1512 3456789"];

  it("is never asked for as one of mainland China, wherever its code is written", async () => {
    for (const code of [...CODES, ...NAMED]) {
      for (const apart of APART) {
        for (const number of NUMBERS) {
          const typed = `张三 ${code}${apart}${number}`;
          expect(await asked(typed), JSON.stringify(typed)).not.toBe("15123456789");
        }
      }
    }
  });

  it.each([
    "0151 23456789",
    "(0151) 23456789",
    "0151/23456789",
    "49\t15123456789",
    "(49), 15123456789",
    "49|15123456789",
    "🇩🇪 15123456789",
    "🇨🇳 🇺🇸 13800138000",
    "Country: Germany, phone: 15123456789",
    "国家：德国 手机：15123456789",
    '{"country":"US","phone":"13800138000"}',
    "country_code: 49, number: 15123456789",
    "国码49 15123456789",
    "+86 49 15123456789",
    "德国 15123456789",
    "德国客户张三 15123456789",
    "15123456789（美国）",
    "DE 15123456789",
    "Tel. (DE): 15123456789",
    "Germany 15123456789",
    "Zhang San, United States, 14155550123",
    "USA 14155550123",
  ])("may be %j", async (typed) => {
    expect(await asked(typed)).toMatch(/unclear/u);
  });

  it.each([
    "GMT+8 13800138000",
    "UTC+08:00 13800138000",
    "12, 13800138000",
    "张三,25,13800138000",
    "🇨🇳 13800138000",
    "Country: China, phone: 13800138000",
    "国家：中国 手机：13800138000",
    '{"country":"CN","phone":"13800138000"}',
    '{"country":null,"phone":"13800138000"}',
    "country code: 86, phone: 13800138000",
    "China 13800138000",
    "de la Cruz 13800138000",
    "call us 13800138000",
    "Jordan 13800138000",
    "美团 13800138000",
    "American Express 13800138000",
  ])("is not %j", async (typed) => {
    expect(await asked(typed)).toBe("13800138000");
  });
});
