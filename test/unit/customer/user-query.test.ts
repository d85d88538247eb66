import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserIdType } from "../../../lib/authing/user-id-type.ts";
import { queryFor, recogniseUser, recognisedType, userIdTypeOf } from "../../../lib/customer/user-query.ts";
import { westernDigits } from "../../../lib/authing/western-digits.ts";
import { plainText } from "../../../lib/customer/plain-text.ts";
import kinds from "./user-kinds.json" with { type: "json" };
import cases from "./user-query-cases.json" with { type: "json" };

/** What is asked if nobody chooses a type; `null` if it is unclear. */
async function asked(typed: string, userIdType: UserIdType = userIdTypeOf({ typed })) {
  const read = await queryFor(typed, userIdType);
  return read?.ok === true ? read.value : null;
}

const phone = (userId: string, countryCode?: string) => ({
  userIdType: "phone",
  userId,
  ...(countryCode !== undefined && { countryCode }),
});
const email = (userId: string) => ({ userIdType: "email", userId });
const userIdOf = (userId: string) => ({ userIdType: "user_id", userId });
const username = (userId: string) => ({ userIdType: "username", userId });

it.each(cases)("reads $paste as one of its right users", async ({ paste, right, never }) => {
  const query = await asked(paste);
  const seen = query && {
    ...(query.userIdType === "phone" ? { phone: query.userId } : { [query.userIdType]: query.userId }),
    ...(query.countryCode !== undefined && { countryCode: query.countryCode }),
  };
  expect(right).toContainEqual(seen);
  for (const type of ["phone", "email", "username"] as const) {
    // As a username the whole text may be meant.
    if (type !== "username") expect(never).not.toContain((await asked(paste, type))?.userId);
  }
});

describe("one user", () => {
  it.each([
    ["13800138000", phone("13800138000")],
    ["138-0013-8000", phone("13800138000")],
    ["138 0013 8000", phone("13800138000")],
    ["138.0013.8000", phone("13800138000")],
    ["138•0013•8000", phone("13800138000")],
    ["138 – 0013 – 8000", phone("13800138000")],
    ["  13800138000\n", phone("13800138000")],
    ["１３８００１３８０００", phone("13800138000")],
    ["१३८००१३८०००", phone("13800138000")],
    ["\u200e13800138000\u200f", phone("13800138000")],
    ["\u202d138\u200b0013\u20608000\u202c", phone("13800138000")],
    ["\ufeff138\u00a00013\u20118000", phone("13800138000")],
    ["'13800138000", phone("13800138000")],
    ['="13800138000"', phone("13800138000")],
    ["13800138000.0", phone("13800138000")],
    ["+86,13800138000", phone("13800138000")],
    ["86 (0)138 0013 8000", phone("13800138000", "86")],
    ["国家代码 86 手机 13800138000", phone("13800138000")],
    ["*13800138000*", phone("13800138000")],
    ["13800138000 (张三)", phone("13800138000")],
    ["张三(13800138000)", phone("13800138000")],
    ["张三，13800138000，要求解绑手机号", phone("13800138000")],
    ["手机：13800138000", phone("13800138000")],
    ["Phone: 138 0013 8000.", phone("13800138000")],
    ["用户手机号:138 0013 8000（张三）", phone("13800138000")],
    ["1. 13800138000", phone("13800138000")],
    ["13800138000\n13800138000", phone("13800138000")],
    ["13800138000 4711", phone("13800138000")],
    ["2026-11-02 10:32\t13800138000\t张三", phone("13800138000")],
    ["“１３８－００１３－８０００”", phone("13800138000")],
    ["13800138000 ext. 12", phone("13800138000")],
    ["13800138000#12", phone("13800138000")],
    ["13800138000转12", phone("13800138000")],
    ["13800138000 分机 12", phone("13800138000")],
    ["0138 0013 8000", phone("13800138000")],
    ["tel:+86-138-0013-8000;ext=12", phone("13800138000", "86")],
    ["tel:+8613800138000", phone("13800138000", "86")],
    ["+86 138-0013-8000，客户来电", phone("13800138000", "86")],
    ["+86 (0) 138 0013 8000", phone("13800138000", "86")],
    ["＋８６　１３８００１３８０００", phone("13800138000", "86")],
    ["\u202a138\u200b0013\u200d8000\u202c\ufeff", phone("13800138000")],
    ["2026-11-02\t4711\t13800138000\t张三", phone("13800138000")],
    ["(+86) 13800138000", phone("13800138000", "86")],
    ["0086 138 0013 8000", phone("13800138000", "86")],
    ["86 138 0013 8000", phone("13800138000", "86")],
    ["8613800138000", phone("13800138000", "86")],
    ["电话(0086)13800138000", phone("13800138000", "86")],
    ["+86 13800138000 (13800138000)", phone("13800138000", "86")],
    ["+44 7400 123456", phone("7400123456", "44")],
    ["+44 (0)7400 123456", phone("7400123456", "44")],
    ["Tel. 0044 7400 123456 (Oliver)", phone("7400123456", "44")],
    ["US: +1 (415) 555-0132", phone("4155550132", "1")],
    ["00852 5123 4567", phone("51234567", "852")],
    ["+49 151 23456789", phone("15123456789", "49")],
    ["07400 123456", phone("07400123456")],
    ["010-8888 6666", phone("01088886666")],
    ["1234567", phone("1234567")],
    ["zhang@example.com", email("zhang@example.com")],
    [" Chen.Jing@Example.com ", email("Chen.Jing@Example.com")],
    ["zhang＠example.com", email("zhang@example.com")],
    ["13800138000@example.com", email("13800138000@example.com")],
    ["Mail 13800138000@example.com", email("13800138000@example.com")],
    ["用户@例子.公司", email("用户@例子.公司")],
    ["иван@пример.рф", email("иван@пример.рф")],
    ["jose\u0301@example.es", email("josé@example.es")],
    ["ﬁona@example.com", email("ﬁona@example.com")],
    ["zhang+tag@example.com", email("zhang+tag@example.com")],
    ["o'brien@example.com", email("o'brien@example.com")],
    ["a&b@example.com", email("a&b@example.com")],
    ["a!b@example.org", email("a!b@example.org")],
    ["a#EXT#@example.org", email("a#EXT#@example.org")],
    ["$a^b{c}~d`e@example.org", email("$a^b{c}~d`e@example.org")],
    ["a@xn--fiqs8s.xn--fiqs8s", email("a@xn--fiqs8s.xn--fiqs8s")],
    ["<zhang@example.com>", email("zhang@example.com")],
    ["“zhang@example.com”", email("zhang@example.com")],
    ["‘zhang@example.com’", email("zhang@example.com")],
    ["（zhang@example.com）", email("zhang@example.com")],
    ["【zhang@example.com】", email("zhang@example.com")],
    ["'zhang@example.com", email("zhang@example.com")],
    ["zhang@example.com.", email("zhang@example.com")],
    ["zhang@example.com。", email("zhang@example.com")],
    ["zhang@example.com/", email("zhang@example.com")],
    ["zhang@example.com?!", email("zhang@example.com")],
    ["mailto:Zhang@Example.com", email("Zhang@Example.com")],
    ["mailto:zhang@example.com?subject=Unbind", email("zhang@example.com")],
    ["mailto:zhang%2Btag@example.com", email("zhang+tag@example.com")],
    ["[zhang@example.com](mailto:zhang@example.com)", email("zhang@example.com")],
    ["Zhang San <zhang@example.com> wrote", email("zhang@example.com")],
    ["13800138000 +86 138 0013 8000", phone("13800138000", "86")],
    ["+86 138 0013 8000 +8613800138000", phone("13800138000", "86")],
    ["邮箱：zhang@example.com", email("zhang@example.com")],
    ["zhang@example.com, Zhang@Example.com", email("zhang@example.com")],
    ["6319a1504f3c2a7f214dd5b7", userIdOf("6319a1504f3c2a7f214dd5b7")],
    ["631911504131217121411517", userIdOf("631911504131217121411517")],
    ["用户ID：6319A1504F3C2A7F214DD5B7。", userIdOf("6319a1504f3c2a7f214dd5b7")],
    ["https://console.example.com/user/6319a1504f3c2a7f214dd5b7?tab=1", userIdOf("6319a1504f3c2a7f214dd5b7")],
    ["ext:10042", { userIdType: "external_id", userId: "10042" }],
    ["EXT： a@b.example", { userIdType: "external_id", userId: "a@b.example" }],
    ["ext:13800138000", { userIdType: "external_id", userId: "13800138000" }],
    ["用户名：zhangsan", username("zhangsan")],
    ["zhangsan", username("zhangsan")],
    ["zhang.san", username("zhang.san")],
    ["@zhangsan", username("@zhangsan")],
    ["张三", username("张三")],
    ["zhang san", username("zhang san")],
    ["123456", username("123456")],
    ["user13800138000", username("user13800138000")],
    ["550e8400-e29b-41d4-a716-446655440000", username("550e8400-e29b-41d4-a716-446655440000")],
    ["6319a1504f3c2a7f214dd5b", username("6319a1504f3c2a7f214dd5b")],
    ["12345678901234567", username("12345678901234567")],
    ["👨‍👩‍👧", username("👨‍👩‍👧")],
  ])("is named by %j", async (typed, query) => {
    expect(await asked(typed)).toEqual(query);
  });
});

describe("nobody for certain", () => {
  it.each([
    ["13800138000 or 13900139000", "query-several"],
    ["13800138000/13900139000", "query-several"],
    ["13800138000 +86 139 0013 9000", "query-several"],
    ["+86 138 0013 8000 +49 151 23456789", "query-several"],
    ["13800138000 +49 138 0013 8000", "query-several"],
    ["13800138000 13900139000", "query-several"],
    ["zhang@example.com, li@example.com", "query-several"],
    ["13800138000 zhang@example.com", "query-several"],
    ["zhang@example.com/13800138000", "query-several"],
    ["6319a1504f3c2a7f214dd5b7 6319a1504f3c2a7f214dd5b8", "query-several"],
    ["13800138000\t6319a1504f3c2a7f214dd5b8", "query-several"],
    ["138****8000", "query-masked"],
    ["138 **** 8000", "query-masked"],
    ["1380013****", "query-masked"],
    ["****8000", "query-masked"],
    ["138••••8000", "query-masked"],
    ["138＊＊＊＊8000", "query-masked"],
    ["138××××8000", "query-masked"],
    ["138????8000", "query-masked"],
    ["138____8000", "query-masked"],
    ["138----8000", "query-masked"],
    ["138…8000", "query-masked"],
    ["138 xxxx 8000", "query-masked"],
    ["z***@example.com", "query-masked"],
    ["z•••g@example.com", "query-masked"],
    ["1.38E10", "query-spreadsheet"],
    ["1,38E+10", "query-spreadsheet"],
    ["8.61E+12", "query-spreadsheet"],
    ["1380013800", "phone-incomplete"],
    ["138001380001", "phone-incomplete"],
    ["+86 1380013", "phone-incomplete"],
    ["138•8000", "phone-incomplete"],
    ["1 415 555 2671", "phone-country-unclear"],
    ["49 13800138000", "phone-country-unclear"],
    ["85251234567", "phone-country-unclear"],
    ["+49,15123456789", "phone-country-unclear"],
    ["(+49)\n15123456789", "phone-country-unclear"],
    ["+1|13800138000", "phone-country-unclear"],
    ["国家代码 49 手机 15123456789", "phone-country-unclear"],
    ["Country code: 0049, phone 15123456789", "phone-country-unclear"],
    ["+999 1234567", "phone-country-unclear"],
    ["张三13800138000要求解绑", "query-unclear"],
    ["手机13800138000", "query-unclear"],
    ["13800138000x", "query-unclear"],
    ["030/1234567", "query-unclear"],
    ["138\n0013\n8000", "query-unclear"],
    ["13,800,138,000", "query-unclear"],
    ["https://x.example/13800138000", "query-unclear"],
    ["邮箱zhang@example.com要求解绑", "query-unclear"],
    ["邮箱zhang@example.com", "query-unclear"],
    ["zhang@example.com。请解绑", "query-unclear"],
    ["zhang@example.com要求", "query-unclear"],
    ["zhang @example.com", "query-unclear"],
    ["zhang@ example.com", "query-unclear"],
    ["zhang.san@mail.example\n.com", "query-unclear"],
    ["zhang-\nsan@example.com", "query-unclear"],
    ["foo\\bar@example.org", "query-unclear"],
    ["foo|bar@example.org", "query-unclear"],
    ["foo=bar@example.org", "query-unclear"],
    ["foo?bar@example.org", "query-unclear"],
    ["张三/zhang@example.com", "query-unclear"],
    ["a@b@example.org", "query-unclear"],
    ["zhang@example.123", "query-unclear"],
    ["zhang..san@example.com", "query-masked"],
    ["https://user:pass@host.example/", "query-unclear"],
    ["zhang\tsan", "query-unclear"],
    ["ext:10042\t13800138000", "query-unclear"],
  ] as const)("is named by %j, and the desk says why", async (typed, code) => {
    expect(await queryFor(typed, userIdTypeOf({ typed }))).toMatchObject({ ok: false, failure: { code } });
  });

  it("counts the digits of half a number", () => {
    expect(recogniseUser("1380013")).toEqual({ ok: false, failure: { code: "phone-incomplete", digits: 7 } });
  });

  it.each(["", " ", "\n\t", "\u200b", "\ufeff", "\u3000", "\u2060\u202a"])("%j is nothing", async (typed) => {
    expect(recogniseUser(typed)).toBeUndefined();
    expect(await queryFor(typed, "phone")).toBeUndefined();
  });

  it("is named by a text that is too long, which is never searched", () => {
    for (const text of ["1".repeat(1_000_000), "a".repeat(50_000), `${"张".repeat(60_000)} @`])
      expect(recogniseUser(text)).toEqual({ ok: false, failure: { code: "text-too-long", field: "typed" } });
  });
});

describe("the type that the agent chose", () => {
  it("wins over the one recognised, which wins over none", () => {
    expect(userIdTypeOf({ typed: "13800138000" })).toBe("phone");
    expect(userIdTypeOf({ typed: "a@b.example" })).toBe("email");
    expect(userIdTypeOf({ typed: "a@b.example", userIdType: "username" })).toBe("username");
    expect(userIdTypeOf({ typed: "" })).toBe("phone");
    expect(recognisedType("1380013")).toBe("phone");
    expect(recognisedType("138****8000")).toBe("username");
  });

  it.each([
    ["13800138000", "username", "13800138000"],
    ["+86 138-0013-8000", "external_id", "+86 138-0013-8000"],
    ["ext:10042", "username", "ext:10042"],
    ["10042", "external_id", "10042"],
    ["123456", "phone", "123456"],
    ["a@b.example", "username", "a@b.example"],
    ["wechat:ou_1", "identity", "wechat:ou_1"],
    ["lark:ou_1", "sync_relation", "lark:ou_1"],
    ["employeeNo:E-2077", "custom_field", "employeeNo:E-2077"],
    ["foo/bar@example.org", "email", "foo/bar@example.org"],
    ["张三,13800138000,zhang@example.com", "phone", "13800138000"],
    ["张三,13800138000,zhang@example.com", "email", "zhang@example.com"],
    ["13800138000/zhang@example.com", "email", "zhang@example.com"],
    ["138****8000 zhang@example.com", "email", "zhang@example.com"],
  ] as const)("reads %j as %s", async (typed, userIdType, userId) => {
    expect(await asked(typed, userIdType)).toEqual({ userIdType, userId });
  });

  it.each([
    ["13800138000 or 13900139000", "phone"],
    ["z***@example.com", "email"],
    ["邮箱zhang@example.com要求", "email"],
    ["张三/zhang@example.com x", "email"],
    ["手机13800138000", "phone"],
    ["138****8000", "phone"],
    ["1380013", "phone"],
    ["zhang san", "email"],
    ["zhang@example.com", "phone"],
  ] as const)("cuts nothing out of %j as %s", async (typed, userIdType) => {
    expect(await asked(typed, userIdType)).toBeNull();
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.constantFrom("13800138000", "+86 138 0013 8000", "zhang@example.com", "müller@example.de", "+44 7400 123456"),
    fc.constantFrom("6319a1504f3c2a7f214dd5b7", "张三", "é", "ß", "१", "٣", "x", "ﬁ", "А", "電話", "0", "7"),
    fc.constantFrom(
      " ",
      ",",
      "，",
      "/",
      "<",
      ">",
      "(",
      ")",
      "\n",
      ":",
      "'",
      "’",
      ".",
      "-",
      "@",
      "|",
      "*",
      "#",
      "·",
      "。",
    ),
    fc.string({ unit: "grapheme", maxLength: 3 }),
  );
  const types = fc.constantFrom<UserIdType | undefined>(undefined, "phone", "email", "user_id");

  it("is asked for no part of a word, a number or an address", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 7 }), types, async (pieces, type) => {
        const typed = pieces.join("");
        const query = await asked(typed, type ?? userIdTypeOf({ typed }));
        if (!query || (query.userIdType !== "email" && query.userIdType !== "user_id")) return;
        const text = plainText(typed).toLowerCase();
        const at = [
          ...text.matchAll(new RegExp(query.userId.toLowerCase().replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&"), "gu")),
        ];
        const isDelimited = at.some(
          ({ 0: found, index }) =>
            !/[\p{L}\p{N}\p{M}_+-]$/u.test(text.slice(0, index)) &&
            !/^[\p{L}\p{N}\p{M}_-]/u.test(text.slice(index + found.length)),
        );
        expect(at.length === 0 || isDelimited, JSON.stringify([typed, query])).toBe(true);
      }),
      { numRuns: 3_000, seed: 18 },
    );
  });

  it("is asked for no part of a number: all that parts its digits, or ends it, is in a closed list", async () => {
    const apart = "[\\s().\\p{Pd}−·•∙・‧⋅]{0,4}";
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 7 }), fc.boolean(), async (pieces, isChosen) => {
        const typed = pieces.join("");
        const query = await asked(typed, isChosen ? "phone" : userIdTypeOf({ typed }));
        if (query?.userIdType !== "phone") return;
        const { userId, countryCode = "86" } = query;
        const digits = (number: string) => Array.from(number).join(apart);
        const prefix = `(?:(?:\\+|0{1,2})?${apart}${digits(countryCode)}|0)${apart}(?:0${apart})?`;
        const number = new RegExp(`(?:${prefix})?${digits(userId)}`, "gu");
        const text = westernDigits(plainText(typed));
        const isWhole = Array.from(text.matchAll(number)).some(({ 0: found, index }) => {
          const rest = text.slice(index + found.length);
          const isExtension = /^[ \t;,-]{0,3}(?:x|#)[\s.:=]{0,3}\d{1,6}(?![\p{L}\p{N}])/iu.test(rest);
          return (
            (found.startsWith("+") || !/[\p{L}\p{N}\p{M}]$/u.test(text.slice(0, index))) &&
            (isExtension || !/^[\p{L}\p{N}\p{M}]/u.test(rest))
          );
        });
        expect(isWhole, JSON.stringify([typed, query])).toBe(true);
      }),
      { numRuns: 5_000, seed: 18 },
    );
  });

  const beginning = fc.constantFrom(
    "",
    "+49 30 ",
    "+49 151 ",
    "+43 1 ",
    "+852 ",
    "+62 21 ",
    "+86 ",
    "0",
    "159",
    "0086",
  );
  const separator = fc.constantFrom(
    ...[" ", "  ", "-", ".", "/", ",", ";", "\t", "\n", "(", ")", " - ", " / ", "·", "—", "|", "'", "~", "*", "x", "="],
    ...["&", "、", "。", "（", "）", "[", "]", "#", "^", "&nbsp;", "</b>", "\\", " ☎", "★"],
  );
  const group = fc.stringMatching(/^\d{1,7}$/);

  it("is asked for no part of a run of digits, whatever is between them", async () => {
    await fc.assert(
      fc.asyncProperty(
        beginning,
        fc.array(fc.tuple(group, separator), { minLength: 1, maxLength: 4 }),
        async (head, groups) => {
          const typed = head + groups.map(([digits, apart]) => digits + apart).join("") + "7";
          const query = await asked(typed);
          if (query?.userIdType !== "phone") return;
          const { userId, countryCode = "" } = query;
          const all = typed.replace(/&#?\w+;|\D/gu, "");
          const isAll = new RegExp(`^(?:0{0,2}${countryCode})?0?${userId}$`, "u").test(all);
          // "00" begins a number in a cell of its own, as "+" does.
          const isCell = typed
            .split(/[\t\n,;|、。☎]/u)
            .some((cell) => cell.replace(/\D/gu, "") === `00${countryCode}${userId}`);
          // A mobile number of mainland China is whole before a blank, or in a cell of its own.
          const mobile = Array.from(userId).join("[ .()\\p{Pd}·]{0,3}");
          const isWholeMobile =
            /^1[3-9]\d{9}$/u.test(userId) &&
            new RegExp(`(?<!\\d[^\\s,;|=.·。\\p{Pd})\\]]?)${mobile}(?![^\\s,;|=.。)\\]]?\\d)`, "u").test(typed);
          expect(isAll || isCell || isWholeMobile, JSON.stringify([typed, query])).toBe(true);
        },
      ),
      { numRuns: 5_000, seed: 18 },
    );
  });

  it("with a letter or a digit of any script beside a phone is not that phone", async () => {
    const letter = fc.constantFrom("a", "é", "张", "あ", "가", "ж", "ن", "7", "٣", "१", "𝟕", "ﬁ", "²");
    await fc.assert(
      fc.asyncProperty(letter, fc.boolean(), types, async (one, before, type) => {
        const typed = before ? `${one}13800138000` : `13800138000${one}`;
        expect((await asked(typed, type ?? userIdTypeOf({ typed })))?.userId).not.toBe("13800138000");
      }),
    );
  });
});

describe("another number beside the one that could be meant", () => {
  it.each([
    ["of two phones, one in groups", "138 1234 5678 13912345678"],
    ["of two phones, one in groups", "13912345678 138 1234 5678"],
    ["of two phones, one in groups", "13912345678  137 1234 5678"],
    ["of two phones, one in groups", "旧 138 1234 5678 13912345678 新"],
    ["of two phones, one in groups", "+86 13912345678 138 1234 5678"],
    ["of two phones, one in groups", "852 5123 4567 13812345678"],
    ["of two phones, one in groups", "13812345678 5123 4567"],
    ["of a plus that may mean “and”", "张三+13012345678"],
    ["of a plus that may mean “and”", "张三 + 13012345678"],
    ["of a plus that may mean “and”", "Kunde + 13012345678"],
    ["of a plus that may mean “and”", "田中＋13012345678"],
    ["of a plus that may mean “and”", "姓名+电话：李四+15012345678"],
    ["of a plus that may mean “and”", "解绑+17012345678"],
    ["of a country code twice", "+1 13012345678"],
    ["of zeros that end an amount", "€49,00 1301234567"],
    ["of zeros that end an amount", "Betrag 1.299,00 13012345678"],
    ["of zeros that end an amount", "100,00 13012345678"],
    ["of another country's name", "Alemania 15123456789"],
    ["of another country's name", "Allemagne : 15123456789"],
    ["of another country's name", "Германия 15123456789"],
    ["of another country's name", "ドイツ 15123456789"],
    ["of another country's name", "독일 15123456789"],
    ["of another country's name", "ألمانيا 15123456789"],
    ["of another country's name", "Estados Unidos 14155550132"],
    ["of another country's name", "EE.UU. 14155550132"],
    ["of another country's name", "アメリカ 14155550132"],
    ["of another country's name", "Jamaica 18765550123"],
    ["of another country's name", "Puerto Rico 17875550123"],
    ["of another country's code", "国番号：49\n電話番号：15123456789"],
    ["of another country's code", "국가번호 49 전화 15123456789"],
    ["of another country's code", "indicatif 49 tél. 15123456789"],
    ["of another country's code", "Código de país: 49, teléfono: 15123456789"],
    ["of a German number's 0", "Mobil: 015123456789"],
    ["of a German number's 0", "Handynummer 0151 2345 6789"],
    ["of a page's address", "www.example.com/13812345678"],
    ["of a page's address", "crm.example.com/orders/13812345678"],
    ["of a page's address", "example.com/t?id=13812345678"],
    ["of a number of something else", "Kundennummer 51234567"],
    ["of a number of something else", "Customer no. 51234567"],
    ["of a number of something else", "会员号 51234567"],
    ["of a number of something else", "注文番号 51234567"],
    ["of a number of something else", "주문번호 51234567"],
    ["of a number of something else", "工号：10012345"],
    ["of a number of something else", "Rechnung 20261102"],
    ["of a row's number without a dot", "1 138 1234 5678"],
    ["of an address that goes on in the next line", "zhang@example.co\nm.cn"],
    ["of an address that goes on in the next line", "zhang.san@example.com.\ncn"],
    ["of an address that goes on behind a blank", "zhang@example.com. cn"],
    ["of an ID that is cut", "6319a1504f3c2a7f214dd5b7…"],
    ["of an ID that is cut", "6319a1504f3e…"],
    ["of other digits before 00", "0 / 00290 800 7"],
    ["of an address in words", "zhang at example.com"],
    ["of an ID that is cut", "…6319a1504f3c2a7f214dd5b7"],
    ["of an ID that is cut", "6319a1504f3c2a7f214dd5b7***"],
  ])("makes it unclear, because %s: %j", async (_because, typed) => {
    expect(await asked(typed)).toBeNull();
  });

  it.each([
    ["8:00-17:00 13012345678", phone("13012345678")],
    ["周一至周五9:00 – 18:00 13012345678", phone("13012345678")],
    ["€49,00\n13012345678", phone("13012345678")],
    ["2. 138 1234 5678", phone("13812345678")],
    ["电话 51234567", phone("51234567")],
    ["Phone: 51234567", phone("51234567")],
    ["51234567", phone("51234567")],
    ["+13012345678", phone("3012345678", "1")],
    ["+1 301 234 5678", phone("3012345678", "1")],
    ["zhang@example.com\nwww.example.com", email("zhang@example.com")],
    ["zhang@example.com.\nDanke", email("zhang@example.com")],
    ["35\t0049 151 23456789", phone("15123456789", "49")],
    ["Benutzername: zhangsan", username("zhangsan")],
    ["ユーザー名：zhangsan", username("zhangsan")],
    ["帳號：zhangsan", username("zhangsan")],
    ["User-ID: 6319a1504f3c2a7f214dd5b7", userIdOf("6319a1504f3c2a7f214dd5b7")],
    ["Benutzer-ID: 6319a1504f3c2a7f214dd5b7", userIdOf("6319a1504f3c2a7f214dd5b7")],
    ["zhang\uffa0san", username("zhang san")],
  ])("leaves it clear where nothing else can be meant: %j", async (typed, query) => {
    expect(await asked(typed)).toEqual(query);
  });

  it.each(Object.entries(kinds.unclear))("makes it unclear: %s", async (_kind, texts) => {
    for (const text of texts) expect(await asked(text), text).toBeNull();
  });

  it.each(kinds.clear)("leaves it clear: %j is the %s %s", async (typed, userIdType, userId) => {
    expect(await asked(typed)).toMatchObject({ userIdType, userId });
  });
});
