import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getUserActionLogs } from "../../../lib/authing/action-logs.ts";
import { createClient } from "../../../lib/authing/client.ts";
import { preCheckCode, sendEmail, sendSms } from "../../../lib/authing/pass-codes.ts";
import { createTokenSource } from "../../../lib/authing/token.ts";
import { unbindEmail, unbindPhone } from "../../../lib/authing/unbind.ts";
import { USER_ID_TYPES } from "../../../lib/authing/user-id-type.ts";
import { clearField, getUser, listUsers } from "../../../lib/authing/users.ts";
import { json, RecordingServer } from "../../doubles/recording-server.ts";

// Each call as authing-v3.md has it: path, method, exact body, exact query, app ID.

const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.reset();
});

function client() {
  const token = { accessToken: "t", userPoolId: "pool-1", useUntil: Infinity, owner: `${server.url} key` };
  const tokens = createTokenSource({ read: () => Promise.resolve(token), write: () => Promise.resolve() });
  return createClient(
    { serviceAddress: server.url, accessKeyId: "key", accessKeySecret: "s", appId: "app-1", language: "en-US" },
    tokens,
  );
}

/** The one request that was sent. */
function request() {
  expect(server.requests).toHaveLength(1);
  const [sent] = server.requests;
  if (!sent) throw new Error("Nothing was sent");
  const url = new URL(sent.url, server.url);
  const body: unknown = sent.body === "" ? undefined : JSON.parse(sent.body);
  const query = Object.fromEntries(url.searchParams);
  return { method: sent.method, path: url.pathname, query, body, app: sent.headers["x-authing-app-id"] };
}

const says = (body: object) => server.next(json({ statusCode: 200, message: "ok", requestId: "r-1", ...body }));

describe("get-user", () => {
  it.each(USER_ID_TYPES)("asks by %s, with identities", async (userIdType) => {
    says({ data: { userId: "u" } });
    expect(await getUser(client(), "10042 &x=y", userIdType)).toMatchObject({ ok: true, value: { userId: "u" } });
    expect(request()).toEqual({
      method: "GET",
      path: "/api/v3/get-user",
      query: { userId: "10042 &x=y", userIdType, withIdentities: "true" },
      body: undefined,
      app: undefined,
    });
  });

  it("asks by user ID where nothing else is said", async () => {
    says({ data: { userId: "u" } });
    await getUser(client(), "u");
    expect(request().query).toMatchObject({ userIdType: "user_id" });
  });

  it.each([
    [{ statusCode: 404, apiCode: 2004 }],
    [{ statusCode: 404 }],
    [{ statusCode: 400, apiCode: "2004" }],
    [{ statusCode: 499, apiCode: 2036 }],
    [{ statusCode: 200, data: null }],
    [{ statusCode: 200, data: { statusCode: 404, apiCode: 2004 } }],
    [{ statusCode: 200, data: { success: false, apiCode: "2004" } }],
    [{ statusCode: 200 }],
  ])("sees in %j that there is no such user", async (body) => {
    says(body);
    expect(await getUser(client(), "u")).toMatchObject({
      ok: false,
      failure: { code: "user-not-found", answer: { requestId: "r-1" } },
    });
  });

  it.each([[{ statusCode: 403 }], [{ statusCode: 404, apiCode: 2224 }], [{ statusCode: 404, apiCode: 2011 }]])(
    "sees no missing user in %j",
    async (body) => {
      says(body);
      expect(await getUser(client(), "u")).toMatchObject({ failure: { code: "refused" } });
    },
  );
});

describe("send-sms", () => {
  it.each([[{ phoneNumber: "13800138000" }], [{ phoneNumber: "7400123456", phoneCountryCode: "+44" }]])(
    "sends the channel and the phone %j, in the app's name",
    async (phone) => {
      await sendSms(client(), "CHANNEL_UNBIND_PHONE", phone);
      expect(request()).toEqual({
        method: "POST",
        path: "/api/v3/send-sms",
        query: {},
        body: { channel: "CHANNEL_UNBIND_PHONE", ...phone },
        app: "app-1",
      });
    },
  );
});

it.each([
  [200, { statusCode: 429, message: "too many" }],
  [403, { statusCode: 429, message: "too many" }],
  [429, { statusCode: 429, message: "too many" }],
  [429, { statusCode: 429, apiCode: 1234 }],
  [200, { statusCode: 400, apiCode: 4004 }],
  [403, { statusCode: 499, apiCode: "2080" }],
  [200, { statusCode: 200, data: { statusCode: 429 } }],
  [200, { statusCode: 200, data: { statusCode: 499, apiCode: "4004" } }],
])("send-sms and send-email read a throttle under HTTP %i in %j", async (status, body) => {
  server.always = json(body, status);
  for (const result of [
    await sendSms(client(), "CHANNEL_UNBIND_PHONE", { phoneNumber: "13800138000" }),
    await sendEmail(client(), "CHANNEL_UNBIND_EMAIL", "a@b.example"),
  ])
    expect(result).toMatchObject({ failure: { code: "code-sent-lately" } });
});

it("unbind-phone can't say so: a code of its own is no throttle", async () => {
  says({ statusCode: 400, apiCode: 4004 });
  expect(await unbindPhone(client(), { userId: "u", passCode: "483920" }, {})).toMatchObject({
    failure: { code: "refused" },
  });
});

it("send-email sends the channel and the e-mail, in the app's name", async () => {
  await sendEmail(client(), "CHANNEL_UNBIND_EMAIL", "a@b.example");
  expect(request()).toMatchObject({
    method: "POST",
    path: "/api/v3/send-email",
    body: { channel: "CHANNEL_UNBIND_EMAIL", email: "a@b.example" },
    app: "app-1",
  });
});

describe.each([
  ["unbind-phone", unbindPhone],
  ["unbind-email", unbindEmail],
] as const)("%s", (name, unbind) => {
  it("sends the code and names the user, and nothing else", async () => {
    await unbind(client(), { userId: "u", passCode: "0042" }, {});
    expect(request()).toEqual({
      method: "POST",
      path: `/api/v3/${name}`,
      query: {},
      body: { passCode: "0042", userId: "u" },
      app: undefined,
    });
  });
});

describe("pre-check-code", () => {
  it.each([
    [{ phoneNumber: "13800138000" }, {}],
    [{ phoneNumber: "74", phoneCountryCode: "+44" }, { phoneCountryCode: "+44" }],
  ])("sends the code and the phone %j, in the app's name", async (phone, code) => {
    says({ data: { isValid: true } });
    const sent = { codeType: "SMS", channel: "CHANNEL_UNBIND_PHONE", phone } as const;
    expect(await preCheckCode(client(), sent, "0042")).toMatchObject({ value: { data: { isValid: true } } });
    expect(request()).toEqual({
      method: "POST",
      path: "/api/v3/pre-check-code",
      query: {},
      body: {
        codeType: "SMS",
        smsCodePayload: { phone: phone.phoneNumber, passCode: "0042", channel: "CHANNEL_UNBIND_PHONE", ...code },
      },
      app: "app-1",
    });
  });

  it("sends the code and the e-mail", async () => {
    says({ data: { isValid: false } });
    const sent = { codeType: "EMAIL", channel: "CHANNEL_UNBIND_EMAIL", email: "a@b.example" } as const;
    expect(await preCheckCode(client(), sent, "0042")).toMatchObject({ value: { data: { isValid: false } } });
    expect(request().body).toEqual({
      codeType: "EMAIL",
      emailCodePayload: { email: "a@b.example", passCode: "0042", channel: "CHANNEL_UNBIND_EMAIL" },
    });
  });
});

it.each([
  ["phone", null],
  ["phone", ""],
  ["email", null],
  ["email", ""],
] as const)("update-user clears %s with %j and names the user by user ID", async (field, cleared) => {
  await clearField(client(), "u", field, cleared, {});
  expect(request()).toEqual({
    method: "POST",
    path: "/api/v3/update-user",
    query: {},
    body: { userId: "u", [field]: cleared, options: { userIdType: "user_id" } },
    app: undefined,
  });
});

describe("get-user-action-logs", () => {
  it("asks for the newest entries of what is given", async () => {
    says({ data: { totalCount: 1, list: [{ requestId: "r-9", eventType: "unbindPhone", success: null, extra: 1 }] } });
    const result = await getUserActionLogs(client(), { requestId: "r-9" });
    expect(result).toMatchObject({ ok: true, value: { data: [{ requestId: "r-9", eventType: "unbindPhone" }] } });
    expect(request()).toMatchObject({
      method: "POST",
      path: "/api/v3/get-user-action-logs",
      body: { requestId: "r-9", pagination: { page: 1, limit: 50 } },
    });
  });
});

describe("list-users", () => {
  it("searches the documented fields for a text", async () => {
    says({ data: { totalCount: 7, list: [{ userId: "u", name: "张三" }] } });
    expect(await listUsers(client(), "张三", 5)).toMatchObject({
      ok: true,
      value: { total: 7, users: [{ userId: "u" }] },
    });
    expect(request()).toEqual({
      method: "POST",
      path: "/api/v3/list-users",
      query: {},
      body: { keywords: "张三", options: { pagination: { page: 1, limit: 5 } } },
      app: undefined,
    });
  });
});
