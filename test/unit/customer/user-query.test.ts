import { describe, expect, it } from "vitest";
import { isUnclear, queryFor, readUserAs, recogniseUser, userIdTypeOf } from "../../../lib/customer/user-query.ts";

const phone = (userId: string, countryCode?: string) => ({
  userIdType: "phone",
  userId,
  ...(countryCode !== undefined && { countryCode }),
});

describe("recognising what was pasted", () => {
  it.each([
    ["13800138000 (张三)", phone("13800138000")],
    ["+86 138-0013-8000，客户来电", phone("13800138000", "86")],
    ["tel:+8613800138000", phone("13800138000", "86")],
    ["Phone: 138 0013 8000.", phone("13800138000")],
    ["手机：13800138000", phone("13800138000")],
    ["<zhang@example.com>", { userIdType: "email", userId: "zhang@example.com" }],
    ["mailto:Zhang@Example.com", { userIdType: "email", userId: "Zhang@Example.com" }],
    ["zhang@example.com,", { userIdType: "email", userId: "zhang@example.com" }],
    ["Zhang San <zhang@example.com> wrote", { userIdType: "email", userId: "zhang@example.com" }],
    ["mailto:zhang@example.com?subject=Unbind", { userIdType: "email", userId: "zhang@example.com" }],
    ["[zhang@example.com](mailto:zhang@example.com)", { userIdType: "email", userId: "zhang@example.com" }],
    ["邮箱zhang@example.com要求解绑", { userIdType: "email", userId: "zhang@example.com" }],
    ["Mail 13800138000@example.com", { userIdType: "email", userId: "13800138000@example.com" }],
    ["张三，13800138000，要求解绑手机号", phone("13800138000")],
    ["张三13800138000要求解绑", phone("13800138000")],
    ["用户手机号:138 0013 8000（张三）", phone("13800138000")],
    ["13800138000\n13800138000", phone("13800138000")],
    ["+86 13800138000 (13800138000)", phone("13800138000", "86")],
    ["13800138000 4711", phone("13800138000")],
    ["2026-11-02 10:32\t13800138000\t张三", phone("13800138000")],
    ["“１３８－００１３－８０００”", phone("13800138000")],
    ["电话(0086)13800138000", phone("13800138000", "86")],
    ["US: +1 (415) 555-0132", phone("+14155550132")],
    ["Tel. 0044 7400 123456 (Oliver)", phone("+447400123456")],
    ["userId: 6319a1504f3c2a7f214dd5b7", { userIdType: "user_id", userId: "6319a1504f3c2a7f214dd5b7" }],
    ["用户ID：6319A1504F3C2A7F214DD5B7。", { userIdType: "user_id", userId: "6319a1504f3c2a7f214dd5b7" }],
    [
      "https://console.example.com/user/6319a1504f3c2a7f214dd5b7?tab=1",
      { userIdType: "user_id", userId: "6319a1504f3c2a7f214dd5b7" },
    ],
  ])("%j is found in the text of a ticket", (typed, query) => {
    expect(recogniseUser(typed)).toEqual(query);
  });

  it.each([
    "13800138000 or 13900139000",
    "13800138000/13900139000",
    "zhang@example.com, li@example.com",
    "13800138000 zhang@example.com",
    "6319a1504f3c2a7f214dd5b7 6319a1504f3c2a7f214dd5b8",
    "138****8000",
  ])("%j may be one or the other, and is not asked for", (typed) => {
    expect(recogniseUser(typed)).toEqual({ userIdType: "username", userId: typed });
    expect(isUnclear(typed, "username")).toBe(true);
  });

  it("is clear where each is named once, and the agent said which of them to take", () => {
    const typed = "Zhang San, phone 138-0013-8000, mail zhang@example.com";
    expect(isUnclear(typed, "username")).toBe(true);
    expect(isUnclear(typed, "phone")).toBe(false);
    expect(readUserAs(typed, "phone")).toEqual(phone("13800138000"));
    expect(isUnclear(typed, "email")).toBe(false);
    expect(readUserAs(typed, "email")).toEqual({ userIdType: "email", userId: "zhang@example.com" });
    expect(isUnclear("13800138000 or 13900139000", "phone")).toBe(true);
    expect(isUnclear("z***@example.com", "email")).toBe(true);
    expect(isUnclear("zhang san", "username")).toBe(false);
  });

  it.each(["order 2026110213800138000", "customer no. 10042", "1380013800O", "user13800138000", "13800138000x"])(
    "%j names nobody for certain, so nothing is picked out of it",
    (typed) => {
      expect(recogniseUser(typed)).toEqual({ userIdType: "username", userId: typed });
    },
  );

  it.each([
    ["13800138000", phone("13800138000")],
    ["138-0013-8000", phone("13800138000")],
    ["138 0013 8000", phone("13800138000")],
    ["  13800138000\n", phone("13800138000")],
    ["１３８００１３８０００", phone("13800138000")],
    ["\u200e13800138000\u200f", phone("13800138000")],
    ["\ufeff138\u00a00013\u20118000", phone("13800138000")],
    ["+86 138-0013-8000", phone("13800138000", "86")],
    ["+8613800138000", phone("13800138000", "86")],
    ["＋86 13800138000", phone("13800138000", "86")],
    ["(+86) 13800138000", phone("13800138000", "86")],
    ["0086 138 0013 8000", phone("13800138000", "86")],
    ["8613800138000", phone("13800138000", "86")],
    ["+44 7400 123456", phone("+447400123456")],
    ["0044 7400 123456", phone("+447400123456")],
    ["07400 123456", phone("07400123456")],
    ["1234567", phone("1234567")],
    ["010-8888 6666", phone("01088886666")],
  ])("%j is a phone", (typed, query) => {
    expect(recogniseUser(typed)).toEqual(query);
  });

  it.each([
    ["zhang@example.com", "zhang@example.com"],
    [" Chen.Jing@Example.com ", "Chen.Jing@Example.com"],
    ["zhang＠example.com", "zhang@example.com"],
    ["13800138000@example.com", "13800138000@example.com"],
    ["用户@例子.公司", "用户@例子.公司"],
  ])("%j is an e-mail", (typed, userId) => {
    expect(recogniseUser(typed)).toEqual({ userIdType: "email", userId });
  });

  it.each([
    ["6319a1504f3c2a7f214dd5b7", "6319a1504f3c2a7f214dd5b7"],
    [" 6319A1504F3C2A7F214DD5B7 ", "6319a1504f3c2a7f214dd5b7"],
    ["631911504131217121411517", "631911504131217121411517"],
  ])("%j is a user ID", (typed, userId) => {
    expect(recogniseUser(typed)).toEqual({ userIdType: "user_id", userId });
  });

  it.each([
    ["ext:10042", "10042"],
    ["EXT: 10042 ", "10042"],
    ["ext：10042", "10042"],
    ["ext:a@b.example", "a@b.example"],
    ["ext:13800138000", "13800138000"],
  ])("%j is an external ID", (typed, userId) => {
    expect(recogniseUser(typed)).toEqual({ userIdType: "external_id", userId });
  });

  it.each([
    "zhangsan",
    "张三",
    "123456",
    "ext:",
    "a b",
    "@",
    "user@",
    "6319a1504f3c2a7f214dd5b",
    "12345678901234567",
    "🦄",
  ])("%j is a username", (typed) => {
    expect(recogniseUser(typed)).toEqual({ userIdType: "username", userId: typed });
  });

  it.each(["", " ", "\n\t", "\u200b", "\ufeff", "\u3000"])("%j is nothing", (typed) => {
    expect(recogniseUser(typed)).toBeUndefined();
  });
});

describe("the type that the agent chose", () => {
  it("wins over the one recognised, which wins over none", () => {
    expect(userIdTypeOf({ typed: "13800138000" })).toBe("phone");
    expect(userIdTypeOf({ typed: "a@b.example" })).toBe("email");
    expect(userIdTypeOf({ typed: "a@b.example", userIdType: "username" })).toBe("username");
    expect(userIdTypeOf({ typed: "" })).toBe("phone");
  });

  it.each([
    ["13800138000", "username", "13800138000"],
    ["+86 138-0013-8000", "external_id", "+86 138-0013-8000"],
    ["ext:10042", "external_id", "10042"],
    ["10042", "external_id", "10042"],
    ["123456", "phone", "123456"],
    ["a@b.example", "username", "a@b.example"],
    ["wechat:ou_1", "identity", "wechat:ou_1"],
    ["employeeNo:E-2077", "custom_field", "employeeNo:E-2077"],
  ] as const)("reads %j as %s", (typed, userIdType, userId) => {
    expect(readUserAs(typed, userIdType)).toEqual({ userIdType, userId });
  });

  it("that was recognised as well keeps what was recognised", () => {
    expect(readUserAs("+86 138-0013-8000", "phone")).toEqual(phone("13800138000", "86"));
    expect(readUserAs(" ", "phone")).toBeUndefined();
  });
});

describe("a number of another country", () => {
  it.each([
    ["+44 7400 123456", "7400123456", "44"],
    ["+1 (415) 555-0123", "4155550123", "1"],
    ["00852 5123 4567", "51234567", "852"],
    ["+44 (0)7400 123456", "7400123456", "44"],
  ])("%j is looked up without its code, and the code goes along", async (typed, userId, countryCode) => {
    expect(await queryFor(typed, "phone")).toEqual({ userIdType: "phone", userId, countryCode });
  });

  it("that no country has is looked up as it stands", async () => {
    expect(await queryFor("+999 1234567", "phone")).toEqual(phone("+9991234567"));
  });

  it("is left alone where it is not to be read as a phone", async () => {
    expect(await queryFor("+44 7400 123456", "username")).toEqual({
      userIdType: "username",
      userId: "+44 7400 123456",
    });
    expect(await queryFor("13800138000", "phone")).toEqual(phone("13800138000"));
    expect(await queryFor("", "phone")).toBeUndefined();
  });
});
