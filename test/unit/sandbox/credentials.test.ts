import { describe, expect, it } from "vitest";
import * as z from "zod";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { sign, stringToSign } from "../../../sandbox/auth/signature.ts";
import { answerOf, codesOf, desk, useDesk } from "./desk.ts";

useDesk("all");

const zhang = { userId: people.zhangSan.userId };
const key = { accessKeyId: credentials.accessKeyId, accessKeySecret: credentials.accessKeySecret };
const tokenData = z.object({ access_token: z.string(), expires_in: z.number() });

describe("management tokens", () => {
  it("are JWTs that name their user pool", async () => {
    const answer = await desk.call("get-management-token", key);
    const { access_token: token, expires_in: seconds } = tokenData.parse(answer.data);
    const parts = token.split(".");
    expect(seconds).toBe(7200);
    expect(parts).toHaveLength(3);
    const payload = z
      .object({ scoped_userpool_id: z.string(), exp: z.number(), iat: z.number() })
      .parse(JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString()));
    expect(payload.scoped_userpool_id).toBe(credentials.userPoolId);
    expect(payload.exp - payload.iat).toBe(7200);
    expect(await desk.getUser(zhang, { authorization: `Bearer ${token}` })).toMatchObject({ statusCode: 200 });
  });

  it("are refused to a wrong secret, in the language asked for, with a requestId", async () => {
    const wrong = { ...key, accessKeySecret: "wrong" };
    const english = await desk.call("get-management-token", wrong);
    const chinese = await desk.call("get-management-token", wrong, { "x-authing-lang": "zh-CN" });
    expect(english).toMatchObject({ statusCode: 401, apiCode: 1300 });
    expect(english.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(english.message).toMatch(/incorrect/);
    expect(chinese.message).toMatch(/不正确/);
  });

  it("stop working when missing, unknown, expired or revoked", async () => {
    const bare = await fetch(`${desk.url}/api/v3/get-user?userId=${zhang.userId}`);
    expect(bare.status).toBe(200);
    expect(await bare.json()).toMatchObject({ statusCode: 401 });
    expect(await desk.getUser(zhang, { authorization: "Bearer nonsense" })).toMatchObject({ statusCode: 401 });
    const issue = () => desk.state.tokens.issue({ kind: "management" }, desk.state.clock.now(), 60);
    const short = { authorization: `Bearer ${issue()}` };
    expect(await desk.getUser(zhang, short)).toMatchObject({ statusCode: 200 });
    desk.state.clock.advance(60_000);
    expect(await desk.getUser(zhang, short)).toMatchObject({ statusCode: 401 });
  });

  it("belong to one user pool", async () => {
    expect(await codesOf(desk.getUser(zhang, { "x-authing-userpool-id": "another" }))).toEqual([404, 2224]);
  });

  it("are not what an end user holds", async () => {
    const token = desk.state.signIn(zhang.userId) ?? "";
    expect(await desk.getUser(zhang, { authorization: token })).toMatchObject({ statusCode: 401 });
  });
});

describe("signed requests", () => {
  let nonce = 0;
  const signed = (
    change: Record<string, string> = {},
    secret = credentials.accessKeySecret,
    id = credentials.accessKeyId,
  ) => {
    nonce += 1;
    const base: Record<string, string> = {
      date: new Date(desk.state.clock.now()).toUTCString(),
      "x-authing-signature-nonce": String(nonce),
      "x-authing-signature-method": "HMAC-SHA1",
      "x-authing-signature-version": "1.0",
      ...change,
    };
    const headers = Object.fromEntries(Object.entries(base).filter(([, value]) => value !== ""));
    const signature = sign(stringToSign({ method: "GET", path: "/api/v3/get-user", headers, params: zhang }), secret);
    return { ...headers, authorization: `authing ${id}:${signature}` };
  };
  const send = async (headers: Record<string, string>) =>
    answerOf(await fetch(`${desk.url}/api/v3/get-user?userId=${zhang.userId}`, { headers }));

  it("are let in, once each", async () => {
    const headers = signed();
    expect(await send(headers)).toMatchObject({ statusCode: 200 });
    expect(await send(headers)).toMatchObject({ statusCode: 401, apiCode: 1306 });
  });

  it.each([
    ["a wrong secret", {}, 1300, "wrong"],
    ["another method", { "x-authing-signature-method": "HMAC-MD5" }, 1301, undefined],
    ["another version", { "x-authing-signature-version": "2.0" }, 1302, undefined],
    ["a malformed date", { date: "yesterday" }, 1303, undefined],
    ["no date", { date: "" }, 1304, undefined],
    ["a clock far off", { date: "Mon, 02 Nov 2026 05:00:00 GMT" }, 1305, undefined],
  ])("are refused for %s", async (_why, change, apiCode, secret) => {
    expect(await send(signed(change, secret))).toMatchObject({ statusCode: 401, apiCode });
  });

  it("are refused for an unknown key", async () => {
    expect(await send(signed({}, undefined, "nobody"))).toMatchObject({ statusCode: 401, apiCode: 1300 });
  });
});
