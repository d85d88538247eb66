import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import {
  ActionLogs,
  AdminLogs,
  LoginHistory,
  NoData,
  PreCheckData,
  TokenData,
  UserOrNothing,
} from "../../../lib/authing/contract.ts";
import { readAnswer, saysTokenInvalid } from "../../../lib/authing/read-answer.ts";

const read = (body: BodyInit | null, init: ResponseInit = {}) => readAnswer(new Response(body, init), NoData);
const readJson = (body: unknown, init?: ResponseInit) => read(JSON.stringify(body), init);

/** Everything that `readAnswer` kept of the envelope. */
async function answerOf(body: unknown) {
  const result = await readJson(body);
  return result.ok ? result.value.answer : result.failure.answer;
}

describe("a documented answer", () => {
  it("is success for statusCode 200, with what the service said", async () => {
    const body = { statusCode: 200, message: "操作成功", apiCode: 20001, requestId: "r-1", data: { a: 1 } };
    const result = await readAnswer(Response.json(body), z.object({ a: z.number() }));
    expect(result).toEqual({
      ok: true,
      value: {
        answer: { httpStatus: 200, statusCode: 200, message: "操作成功", apiCode: 20001, requestId: "r-1" },
        data: { a: 1 },
      },
    });
  });

  it.each([201, 204, 400, 401, 404, 422, 429, 499, 500, 503, 601, 603, 0, -1])(
    "is refused for statusCode %i, whatever HTTP says",
    async (statusCode) => {
      expect(await readJson({ statusCode, message: "no", requestId: "r-2" })).toEqual({
        ok: false,
        failure: { code: "refused", answer: { httpStatus: 200, statusCode, message: "no", requestId: "r-2" } },
      });
    },
  );

  it.each([201, 302, 400, 404, 502])("is read under HTTP %i too", async (status) => {
    expect(await readJson({ statusCode: 200 }, { status })).toMatchObject({ ok: true });
    expect(await readJson({ statusCode: 422, requestId: "r-3" }, { status })).toMatchObject({
      failure: { code: "refused", answer: { httpStatus: status, statusCode: 422, requestId: "r-3" } },
    });
  });

  it("has an apiCode as a number, however it was written", async () => {
    expect(await answerOf({ statusCode: 400, apiCode: "2001" })).toMatchObject({ apiCode: 2001 });
    expect(await answerOf({ statusCode: 400, apiCode: 2120008 })).toMatchObject({ apiCode: 2120008 });
    expect(await answerOf({ statusCode: 400, apiCode: "0" })).toMatchObject({ apiCode: 0 });
  });

  it.each([null, undefined, ""])("makes nothing up where fields are %j", async (nothing) => {
    const body = { statusCode: 400, message: nothing, requestId: nothing };
    expect(await answerOf(body)).toEqual({ httpStatus: 200, statusCode: 400 });
  });

  it.each([
    "   ",
    "\t\r\n",
    "\u200b",
    "\u200b\u00a0\u2060",
    "\ufeff",
    "\u202e\u202c",
    "\0",
    "\u3164",
    "\u2800",
    "\ufe0f",
  ])("makes nothing up where fields hold %j, which nobody sees", async (blank) => {
    const fields = { apiCode: blank, requestId: blank, uniqueId: blank };
    for (const message of [blank, [blank], ["", blank]])
      expect(await answerOf({ statusCode: 400, message, ...fields })).toEqual({ httpStatus: 200, statusCode: 400 });
    expect(await answerOf({ statusCode: 400, message: [blank, "no", ""] })).toMatchObject({ message: "no" });
  });

  it("makes no apiCode up where it is null or absent", async () => {
    expect(await answerOf({ statusCode: 400, apiCode: null })).toEqual({ httpStatus: 200, statusCode: 400 });
    expect(await answerOf({ statusCode: 400 })).toEqual({ httpStatus: 200, statusCode: 400 });
  });

  it("ignores fields it doesn't know", async () => {
    const body = { statusCode: 400, requestId: "r-4", traceId: { deep: [1] }, __proto__x: 1, ok: true };
    expect(await answerOf(body)).toEqual({ httpStatus: 200, statusCode: 400, requestId: "r-4" });
  });

  it("keeps the message verbatim: blanks, lines, markup, other scripts", async () => {
    const message = "  第一行\n<b>二</b> ليلى 🦄  ";
    expect(await answerOf({ statusCode: 400, message })).toMatchObject({ message });
  });

  it("survives a byte order mark and blanks around it", async () => {
    expect(await read(`\ufeff \n{"statusCode":200}\n`)).toMatchObject({ ok: true });
  });

  const whole = '{"statusCode":422,"message":"<!-- no -->","requestId":"r-n"}';
  const NOISES = [
    "\ufeff",
    "\ufeff\ufeff",
    "\n\ufeff",
    "\0",
    "\u00a0",
    "\u3000\u2028",
    "<!-- gw-3 -->",
    "\n<!-- } --><!---->\0 ",
  ];
  it.each(NOISES)("survives %j before it, behind it and around it", async (noise) => {
    const answer = { httpStatus: 200, statusCode: 422, message: "<!-- no -->", requestId: "r-n" };
    for (const body of [noise + whole, whole + noise, noise + whole + noise])
      expect(await read(body)).toEqual({ ok: false, failure: { code: "refused", answer } });
  });

  it.each(NOISES)("is not made of what was cut off, beside %j", async (noise) => {
    for (let end = 1; end < whole.length; end += 1)
      for (const body of [noise + whole.slice(0, end), whole.slice(0, end) + noise])
        expect(await read(body), body).toMatchObject({ failure: { code: "undocumented-answer", came: "cut-off" } });
  });

  it("reads characters that are cut in two by the network", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ statusCode: 400, message: "手机号🦄" }));
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await read(stream)).toMatchObject({ failure: { answer: { message: "手机号🦄" } } });
  });
});

describe("anything else is a failure that says what came", () => {
  const cases: [came: string, body: string | null][] = [
    ["empty", null],
    ["empty", ""],
    ["empty", " \r\n\t "],
    ["empty", "\0\ufeff\0"],
    ["html", "<!-- nothing -->"],
    ["html", "\ufeff<!-- gw --><html>"],
    ["html", "<!-- not closed {}"],
    ["html", "<html><h1>502 Bad Gateway</h1></html>"],
    ["html", "\n <!DOCTYPE html>"],
    ["html", "<?xml version='1.0'?><Error/>"],
    ["not-json", "upstream connect error"],
    ["not-json", "Unauthorized"],
    ["cut-off", '{"statusCode":200,"mess'],
    ["cut-off", "{"],
    ["cut-off", '<!-- gw -->{"statusCode":200,"mess'],
    ["not-json", 'x{"statusCode":200}'],
    ["wrong-shape", "{}"],
    ["wrong-shape", "[]"],
    ["wrong-shape", "null"],
    ["wrong-shape", "200"],
    ["wrong-shape", '"ok"'],
    ["wrong-shape", '{"statusCode":"soon"}'],
    ["wrong-shape", '{"statusCode":null}'],
    ["wrong-shape", '{"statusCode":200.5}'],
    ["wrong-shape", '{"code":200,"message":"ok"}'],
  ];

  it.each(cases)("%s: %j", async (came, body) => {
    expect(await read(body, { status: 502 })).toMatchObject({
      ok: false,
      failure: { code: "undocumented-answer", came, answer: { httpStatus: 502 } },
    });
  });

  it("never an answer without end: it stops reading far below what would fill the memory", async () => {
    let sent = 0;
    let cancelled = false;
    const megabyte = new Uint8Array(1_000_000).fill(32);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += megabyte.length;
        controller.enqueue(megabyte);
      },
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await read(endless)).toMatchObject({ failure: { code: "undocumented-answer", came: "too-large" } });
    expect(sent).toBeLessThan(10_000_000);
    expect(cancelled).toBe(true);
  });

  it("but of a long message the start is kept, and how long it was", async () => {
    const answer = await answerOf({ statusCode: 400, message: "很长".repeat(100_000) });
    expect(answer).toMatchObject({ message: "很长".repeat(1_000), messageLength: 200_000 });
  });

  it("keeps every digit of an ID or a code that is a long number", async () => {
    const said = '"requestId":-1234567890123456789,"uniqueId" : 98765432109876543210,"apiCode":123456789012345678901';
    const kept = {
      requestId: "-1234567890123456789",
      uniqueId: "98765432109876543210",
      apiCode: "123456789012345678901",
    };
    for (const body of [`{"statusCode":422,${said}}`, `{"statusCode":200,"data":{"statusCode":422,${said}}}`])
      expect(await read(body)).toMatchObject({ failure: { answer: kept } });
  });

  it("keeps the requestId and the message of an answer that is broken elsewhere", async () => {
    expect(await readJson({ statusCode: "?", requestId: "r-5", message: "no" })).toEqual({
      ok: false,
      failure: {
        code: "undocumented-answer",
        came: "wrong-shape",
        answer: { httpStatus: 200, requestId: "r-5", message: "no" },
      },
    });
    expect(await answerOf({ statusCode: "?", requestId: 5, message: "" })).toEqual({ httpStatus: 200, requestId: "5" });
  });

  it("keeps everything the service said where only its data has another shape", async () => {
    const body = { statusCode: 200, message: "ok", requestId: "r-6", data: { isValid: "yes" } };
    expect(await readAnswer(Response.json(body), PreCheckData)).toMatchObject({
      failure: {
        code: "undocumented-answer",
        came: "wrong-shape",
        answer: { statusCode: 200, message: "ok", requestId: "r-6" },
      },
    });
  });
});

describe("each field is read on its own", () => {
  it.each([
    [
      { statusCode: 400, message: ["a must be b", "c"], requestId: "r" },
      { message: "a must be b; c", requestId: "r" },
    ],
    [
      { statusCode: 499, message: "no", apiCode: "", requestId: "r" },
      { message: "no", requestId: "r" },
    ],
    [{ statusCode: 499, apiCode: "E2001" }, { apiCode: "E2001" }],
    [{ statusCode: 499, apiCode: {} }, {}],
    [{ statusCode: 499, apiCode: [] }, {}],
    [{ statusCode: 499, apiCode: 2001.5 }, { apiCode: "2001.5" }],
    [{ statusCode: 499, apiCode: 1e21 }, { apiCode: "1e+21" }],
    [{ statusCode: 499, apiCode: true }, { apiCode: "true" }],
    [{ statusCode: 499, apiCode: false }, { apiCode: "false" }],
    [{ statusCode: 499, apiCode: [2001] }, { apiCode: "[2001]" }],
    [{ statusCode: 499, apiCode: { code: 2001 } }, { apiCode: '{"code":2001}' }],
    [{ statusCode: 422, requestId: 77120031 }, { requestId: "77120031" }],
    [
      { statusCode: "422", message: 5 },
      { statusCode: 422, message: "5" },
    ],
    [{ statusCode: 422, message: [{ passCode: "no" }, "b"] }, { message: '{"passCode":"•••"}; b' }],
    [
      { statusCode: 499, apiCode: "2011", uniqueId: "u-55" },
      { apiCode: 2011, uniqueId: "u-55" },
    ],
    [{ statusCode: 499, requestId: "null", uniqueId: "u-55" }, { uniqueId: "u-55" }],
    [{ statusCode: 499, requestId: "undefined", uniqueId: "u-55" }, { uniqueId: "u-55" }],
    [{ statusCode: 499, requestId: "-", uniqueId: "u-55" }, { uniqueId: "u-55" }],
    [{ statusCode: 499, requestId: " N/A ", uniqueId: "u-55" }, { uniqueId: "u-55" }],
    [{ statusCode: 499, requestId: "null-7" }, { requestId: "null-7" }],
  ])("%j", async (body, kept) => {
    expect(await readJson(body)).toEqual({
      ok: false,
      failure: { code: "refused", answer: { httpStatus: 200, statusCode: Number(body.statusCode), ...kept } },
    });
  });

  it.each([{ statusCode: "200" }, { statusCode: 200, apiCode: "" }])("and %j is a success", async (body) => {
    const answer = { httpStatus: 200, statusCode: 200, requestId: "r" };
    expect(await readJson({ ...body, requestId: "r" })).toMatchObject({ ok: true, value: { answer } });
  });

  it("and the header's request ID is kept as what it is, even if the body is no answer", async () => {
    const headers = { "x-authing-request-id": "h-9" };
    expect(await readJson({ statusCode: 499 }, { headers })).toMatchObject({
      failure: { code: "refused", answer: { headerRequestId: "h-9" } },
    });
    expect(await read("<html>", { headers })).toMatchObject({ failure: { answer: { headerRequestId: "h-9" } } });
  });

  it("and a message too deep to be written costs no other", async () => {
    const message = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(await read(`{"statusCode":422,"message":${message},"requestId":"r-9"}`)).toMatchObject({
      failure: { code: "refused", answer: { statusCode: 422, requestId: "r-9" } },
    });
  });

  it("and bounds the size of each, whatever comes", async () => {
    const long = "x".repeat(240_000);
    for (const apiCode of [long, [long]]) {
      const kept = await answerOf({ statusCode: 400, message: long, apiCode, requestId: long, uniqueId: long });
      expect(JSON.stringify(kept).length).toBeLessThan(3_000);
    }
  });
});

describe("of a refusal inside of a success", () => {
  const no = { statusCode: 422, message: "only login method", apiCode: 2217 };
  const outer = { statusCode: 200, message: "OK" };

  it.each([
    [
      { ...outer, data: { ...no, requestId: "in-1" } },
      { ...no, requestId: "in-1" },
    ],
    [
      { ...outer, data: { ...no, statusCode: "422", apiCode: "2217", requestId: 77120031 } },
      { ...no, requestId: "77120031" },
    ],
    [
      { ...outer, data: { ...no, uniqueId: "in-u" } },
      { ...no, uniqueId: "in-u" },
    ],
    [
      { ...outer, requestId: "out-1", data: no },
      { ...no, requestId: "out-1" },
    ],
    [
      { ...outer, requestId: "out-1", data: { ...no, requestId: "" } },
      { ...no, requestId: "out-1" },
    ],
    [
      { ...outer, requestId: "out-1", data: { ...no, uniqueId: "in-u" } },
      { ...no, requestId: "out-1", uniqueId: "in-u" },
    ],
    [
      { ...outer, requestId: "out-1", uniqueId: "out-u", data: { ...no, requestId: "in-1", uniqueId: "in-u" } },
      { ...no, requestId: "in-1", uniqueId: "in-u", earlierRequestIds: ["out-1", "out-u"] },
    ],
    [
      { ...outer, requestId: "r-1", data: { ...no, requestId: "r-1" } },
      { ...no, requestId: "r-1" },
    ],
    [
      { ...outer, data: { success: false, message: "验证码错误", requestId: "in-2" } },
      { statusCode: 200, message: "验证码错误", requestId: "in-2" },
    ],
    [{ ...outer, data: { success: false } }, outer],
    [{ ...outer, data: { success: "false" } }, outer],
    [{ ...outer, data: { success: 0 } }, outer],
    [
      { ...outer, data: { statusCode: 0 } },
      { ...outer, statusCode: 0 },
    ],
    [
      { ...outer, message: "很长".repeat(2_000), data: { ...no, message: ["a", "b"] } },
      { ...no, message: "a; b" },
    ],
    [
      { ...outer, message: "很长".repeat(2_000), data: { statusCode: 500 } },
      { statusCode: 500, message: "很长".repeat(1_000), messageLength: 4_000 },
    ],
  ])("what it says itself is read, and no ID is lost: %j", async (body, said) => {
    expect(await readJson(body)).toEqual({
      ok: false,
      failure: { code: "refused", answer: { httpStatus: 200, ...said } },
    });
  });

  it("the words are cleaned of secrets too", async () => {
    const body = { ...outer, data: { ...no, message: "483920 is wrong", requestId: "r-483920" } };
    expect(await readAnswer(Response.json(body), NoData, ["483920"])).toMatchObject({
      failure: { answer: { message: "••• is wrong", requestId: "r-•••" } },
    });
  });

  it("nothing is taken from a refusal's own data", async () => {
    const body = { statusCode: 500, message: "upstream", requestId: "r-1", data: no };
    expect(await answerOf(body)).toEqual({ httpStatus: 200, statusCode: 500, message: "upstream", requestId: "r-1" });
  });
});

describe("a refusal of the token", () => {
  it.each([{ statusCode: 401 }, ...[2020, 2206, 2207].map((apiCode) => ({ statusCode: 403, apiCode }))])(
    "is %j",
    (answer) => {
      expect(saysTokenInvalid({ code: "refused", answer })).toBe(true);
    },
  );

  it("is nothing else, nor an answer that could not be used", () => {
    expect(saysTokenInvalid({ code: "refused", answer: { statusCode: 403, apiCode: 1001 } })).toBe(false);
    expect(saysTokenInvalid({ code: "undocumented-answer", answer: { apiCode: 2020 } })).toBe(false);
  });
});

describe("data", () => {
  const data = async <T>(schema: z.ZodMiniType<T>, value: unknown) => {
    const result = await readAnswer(Response.json({ statusCode: 200, data: value }), schema);
    return result.ok ? result.value.data : result.failure.came;
  };

  it("of a user: absent, null and empty are one kind of nothing", async () => {
    const bare = await data(UserOrNothing, { userId: "u" });
    const nulls = { status: null, username: null, name: null, nickname: null, email: null, emailVerified: null };
    const more = { phone: null, phoneCountryCode: null, phoneVerified: null, externalId: null, identities: null };
    const empty = { status: "", username: "", name: "", nickname: "", email: "", phone: "", externalId: "" };
    expect(await data(UserOrNothing, { userId: "u", ...nulls, ...more })).toEqual(bare);
    expect(await data(UserOrNothing, { userId: "u", ...empty })).toEqual(bare);
    expect(bare).toMatchObject({ userId: "u", identities: [] });
  });

  it("of a user: fields it doesn't know are not kept", async () => {
    const user = await data(UserOrNothing, {
      userId: "u",
      password: "x",
      identities: [{ provider: "wechat", secret: "x" }],
    });
    expect(JSON.stringify(user)).not.toContain('"x"');
  });

  it.each([{}, { userId: "" }, { userId: null }, { userId: 5 }, { userId: "u", phone: 138.5 }, [], "u"])(
    "that is no user: %j",
    async (value) => {
      expect(await data(UserOrNothing, value)).toBe("wrong-shape");
    },
  );

  it.each([null, undefined])("may be no user at all: %j", async (value) => {
    expect(await data(UserOrNothing, value)).toBe(value);
  });

  it("of a call that returns nothing is anything", async () => {
    for (const value of [
      undefined,
      null,
      true,
      "ok",
      {},
      ["odd", 5],
      { success: true },
      { success: "true" },
      { success: 1 },
      { success: "no" },
    ]) {
      expect(await readJson({ statusCode: 200, data: value })).toMatchObject({ ok: true });
    }
  });

  it("that says success: false is a refusal, of whatever call, with what was said", async () => {
    const answer = { statusCode: 200, requestId: "r-7" };
    const body = { ...answer, data: { success: false, reason: "?", isValid: true } };
    for (const schema of [NoData, PreCheckData]) {
      expect(await readAnswer(Response.json(body), schema)).toMatchObject({ failure: { code: "refused", answer } });
    }
  });

  it.each([{}, { access_token: "" }, { access_token: "t", expires_in: 0 }, { access_token: "t", expires_in: "soon" }])(
    "that is no token: %j",
    async (value) => {
      expect(await data(TokenData, value)).toBe("wrong-shape");
    },
  );

  it("of the action log takes times as deployments write them", async () => {
    const list = [{ timestamp: 1_700_000_000_000 }, { timestamp: "2026-11-02T08:00:00Z" }, { timestamp: null }, {}];
    expect(await data(ActionLogs, { list })).toMatchObject({ list: [{}, {}, {}, {}] });
    expect(await data(ActionLogs, { totalCount: 4 })).toBe("wrong-shape");
  });

  it("of a log without one entry of another shape has the others", async () => {
    const list = [{ requestId: "r-1" }, "?", { requestId: 77120031 }, { requestId: {} }];
    for (const logs of [ActionLogs, AdminLogs]) {
      expect(await data(logs, { totalCount: "4", list })).toMatchObject({
        list: [{ requestId: "r-1" }, { requestId: "77120031" }],
      });
    }
  });

  it("of a user: what is only shown costs nothing, a number is read, and an odd phone is no missing one", async () => {
    const odd = { name: {}, nickname: 5, emailVerified: "yes", lastLogin: {}, passwordLastSetAt: [] };
    const user = { userId: "u", phone: 13800138000, phoneCountryCode: 86, ...odd };
    expect(await data(UserOrNothing, user)).toMatchObject({ phone: "13800138000", phoneCountryCode: "86" });
    for (const phone of [{}, [], true, 138.5])
      expect(await data(UserOrNothing, { userId: "u", phone })).toBe("wrong-shape");
  });

  it.each([
    ["7200", 7200],
    ["7199.5", 7199.5],
    [null, null],
    [undefined, undefined],
  ])("of a token may have its life as %j", async (expires_in, seconds) => {
    expect(await data(TokenData, { access_token: "t", expires_in })).toEqual({
      access_token: "t",
      expires_in: seconds,
    });
  });

  it("of a user has flags and a status in other forms, and of what can't be read nothing is made", async () => {
    const user = {
      userId: "u",
      status: "SUSPENDED",
      emailVerified: "false",
      phoneVerified: 1,
      gender: {},
      username: [],
    };
    expect(await data(UserOrNothing, user)).toEqual({
      userId: "u",
      status: "Suspended",
      emailVerified: false,
      phoneVerified: true,
      identities: [],
    });
  });

  it.each([
    [null, 0],
    ["wechat", 0],
    [[null, "wechat"], 0],
    [{ provider: "wechat" }, 1],
    [[{ provider: { name: "wechat" } }, null], 1],
  ])("of a user takes %j for %i ways to sign in", async (identities, ways) => {
    expect(await data(UserOrNothing, { userId: "u", identities })).toMatchObject({ identities: { length: ways } });
  });

  it("of an empty list may be null", async () => {
    const nothing = { totalCount: 0, list: null };
    expect(await data(LoginHistory, nothing)).toEqual({ totalCount: 0, list: [] });
    expect(await data(ActionLogs, nothing)).toEqual({ list: [] });
    expect(await data(AdminLogs, nothing)).toEqual({ list: [] });
  });
});
