import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClient, type AuthingSettings } from "../../../lib/authing/client.ts";
import { NoData } from "../../../lib/authing/contract.ts";
import { createTokenSource, type ManagementToken } from "../../../lib/authing/token.ts";
import { tokenWith } from "../../doubles/fake-token.ts";
import { broken, json, ok, RecordingServer, type Reply } from "../../doubles/recording-server.ts";

const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let stored: ManagementToken | undefined;
let issued: number;
/** What calls other than the one for a token come to, one after the other. */
let answers: Reply[];
let token: () => object;
beforeEach(() => {
  server.reset();
  stored = undefined;
  issued = 0;
  answers = [];
  token = () => ({ statusCode: 200, data: { access_token: jwt((issued += 1)), expires_in: 7200 } });
  server.always = (response, request) => {
    if (request.url === "/api/v3/get-management-token") json(token())(response, request);
    else (answers.shift() ?? ok)(response, request);
  };
});

const jwt = (n: number) => tokenWith({ scoped_userpool_id: "pool-1", n });
const unauthorized = json({ statusCode: 401, message: "expired", requestId: "r-401" });

function newClient(more: Partial<AuthingSettings> = {}) {
  const store = {
    read: () => Promise.resolve(stored),
    write: (written: ManagementToken) => {
      stored = written;
      return Promise.resolve();
    },
  };
  const tokens = createTokenSource(store);
  const settings = {
    serviceAddress: server.url,
    accessKeyId: "key",
    accessKeySecret: "secret",
    language: "en-US" as const,
  };
  return createClient({ ...settings, ...more }, tokens);
}

const unbind = (beforeSend?: () => Promise<void>, client = newClient()) =>
  client.call({
    path: "/api/v3/unbind-phone",
    body: { passCode: "483920", userId: "u" },
    data: NoData,
    ...(beforeSend && { beforeSend }),
  });
const read = () => newClient().call({ path: "/api/v3/get-user", query: { userId: "u" }, data: NoData });
const paths = () => server.requests.map(({ url }) => url.replace("/api/v3/", ""));
const tokensUsed = () =>
  server.requests.filter(({ url }) => !url.endsWith("token")).map(({ headers }) => headers.authorization);

describe("every call", () => {
  it("carries the token, its user pool and the agent's language", async () => {
    await unbind(undefined, newClient({ language: "zh-CN" }));
    expect(server.requests[1]?.headers).toMatchObject({
      authorization: `Bearer ${jwt(1)}`,
      "x-authing-userpool-id": "pool-1",
      "x-authing-lang": "zh-CN",
    });
  });

  it("names the access key's ID as the pool where the token names none", async () => {
    token = () => ({ statusCode: 200, data: { access_token: "opaque", expires_in: 7200 } });
    expect(await unbind()).toMatchObject({ ok: true });
    expect(server.requests[1]?.headers).toHaveProperty("x-authing-userpool-id", "key");
    expect(server.requests[1]?.headers.authorization).toBe("Bearer opaque");
  });

  it.each([
    [true, "app-1", "app-1"],
    [true, undefined, undefined],
    [false, "app-1", undefined],
  ])("names the app where it should (%s) and one is configured (%s)", async (inAppsName, appId, sent) => {
    const client = newClient(appId === undefined ? {} : { appId });
    await client.call({ path: "/api/v3/send-sms", body: {}, data: NoData, inAppsName });
    expect(server.requests[1]?.headers["x-authing-app-id"]).toBe(sent);
  });

  it("sends the secret for the token alone", async () => {
    await unbind();
    const [, call] = server.requests;
    expect(JSON.stringify(call)).not.toContain("secret");
  });

  it("shares one token request with all that start together", async () => {
    const client = newClient();
    await Promise.all(Array.from({ length: 10 }, () => unbind(undefined, client)));
    expect(paths().filter((path) => path === "get-management-token")).toHaveLength(1);
    expect(new Set(tokensUsed())).toEqual(new Set([`Bearer ${jwt(1)}`]));
  });
});

it.each(["secret-of-the-key", jwt(1), jwt(1).slice(4, 30), "483920"])(
  "keeps nothing of %s that is sent back",
  async (sent) => {
    answers = [json({ statusCode: 400, message: `echo ${sent}`, requestId: sent })];
    const result = await unbind(undefined, newClient({ accessKeySecret: "secret-of-the-key" }));
    expect(result).toMatchObject({ failure: { answer: { message: "echo •••", requestId: "•••" } } });
  },
);

it("keeps nothing of the secret that the call for a token sends back", async () => {
  token = () => ({ statusCode: 500, message: '{"accessKeyId":"key","accessKeySecret":"secret-of-the-key"}' });
  const result = await unbind(undefined, newClient({ accessKeySecret: "secret-of-the-key" }));
  expect(result).toMatchObject({ failure: { answer: { message: '{"accessKeyId":"key","accessKeySecret":"•••"}' } } });
});

describe("what runs just before a call leaves", () => {
  it("runs once, after the token is there and before the call", async () => {
    const seen: string[][] = [];
    await unbind(async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      seen.push(paths());
    });
    expect(seen).toEqual([["get-management-token"]]);
    expect(paths()).toEqual(["get-management-token", "unbind-phone"]);
  });

  it("stops the call by throwing: nothing is sent", async () => {
    await expect(unbind(() => Promise.reject(new Error("Disk full")))).rejects.toThrow("Disk full");
    expect(paths()).toEqual(["get-management-token"]);
  });

  it("doesn't run where there is no token to send the call with", async () => {
    token = () => ({ statusCode: 401, apiCode: 1300 });
    let ran = false;
    expect(await unbind(() => Promise.resolve(void (ran = true)))).toMatchObject({
      failure: { code: "token-refused" },
    });
    expect([ran, paths()]).toEqual([false, ["get-management-token"]]);
  });

  it("doesn't run again for the repeat after a 401", async () => {
    answers = [unauthorized];
    let runs = 0;
    await unbind(() => Promise.resolve(void (runs += 1)));
    expect(runs).toBe(1);
  });
});

describe("a 401", () => {
  it("has the token renewed and the call repeated, once", async () => {
    answers = [unauthorized];
    expect(await unbind()).toMatchObject({ ok: true, value: { answer: { requestId: "r-ok" } } });
    expect(paths()).toEqual(["get-management-token", "unbind-phone", "get-management-token", "unbind-phone"]);
    expect(tokensUsed()).toEqual([`Bearer ${jwt(1)}`, `Bearer ${jwt(2)}`]);
    expect(server.requests[3]?.body).toBe(server.requests[1]?.body);
  });

  it("that comes again is the answer", async () => {
    answers = [unauthorized, json({ statusCode: 401, apiCode: 2020, message: "尚未登录", requestId: "r-2" })];
    expect(await unbind()).toMatchObject({
      failure: { code: "refused", answer: { statusCode: 401, apiCode: 2020, message: "尚未登录", requestId: "r-2" } },
    });
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(2);
  });

  it.each([
    { why: "the access key was refused", statusCode: 401, code: "token-refused" },
    { why: "the service failed, which is not the access key's fault", statusCode: 503, code: "token-not-renewed" },
  ])("stays the answer where no other token can be had, and says that $why", async ({ statusCode, code }) => {
    let tokens = 0;
    token = () => {
      tokens += 1;
      return tokens === 1 ? { statusCode: 200, data: { access_token: "old", expires_in: 7200 } } : { statusCode };
    };
    answers = [unauthorized];
    expect(await unbind()).toMatchObject({
      failure: { code, answer: { statusCode: 401, requestId: "r-401" } },
    });
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(1);
  });

  it.each([2020, 2206, 2207])("or another statusCode with apiCode %i has the token renewed once", async (apiCode) => {
    answers = [json({ statusCode: 403, apiCode, message: "no" })];
    expect(await unbind()).toMatchObject({ ok: true });
    expect(tokensUsed()).toEqual([`Bearer ${jwt(1)}`, `Bearer ${jwt(2)}`]);
  });

  it.each([2001, 2300])("that names the pass code, by apiCode %i, is no word on the token", async (apiCode) => {
    answers = [json({ statusCode: 401, apiCode, message: "wrong code" })];
    expect(await unbind()).toMatchObject({ failure: { code: "refused", answer: { apiCode } } });
    // A second try could use up the customer's code.
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(1);
  });

  it("is no reason to repeat a call of which the answer can't be used", async () => {
    answers = [json({ statusCode: "?", apiCode: 2020 })];
    expect(await unbind()).toMatchObject({ failure: { code: "undocumented-answer" } });
    expect(tokensUsed()).toHaveLength(1);
  });

  it("inside of a success is the same", async () => {
    answers = [json({ statusCode: 200, message: "OK", data: { statusCode: 401, message: "expired" } })];
    expect(await unbind()).toMatchObject({ ok: true });
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(2);
  });

  it.each([401, 403, 500])("under HTTP %i is the same", async (status) => {
    answers = [json({ statusCode: 401, message: "expired" }, status)];
    expect(await unbind()).toMatchObject({ ok: true });
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(2);
  });

  it("of HTTP alone is no word of the service: nobody knows what was done, so nothing is repeated", async () => {
    answers = [(response) => void response.writeHead(401).end("Unauthorized")];
    expect(await unbind()).toMatchObject({ failure: { code: "undocumented-answer", answer: { httpStatus: 401 } } });
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(1);
  });

  it.each(["", "<h1>401</h1>", "Unauthorized", "{}"])("of HTTP alone has a read repeated (%j)", async (body) => {
    answers = [(response) => void response.writeHead(401).end(body)];
    expect(await read()).toMatchObject({ ok: true });
    expect(tokensUsed()).toEqual([`Bearer ${jwt(1)}`, `Bearer ${jwt(2)}`]);
    answers = [401, 401].map((status) => (response) => void response.writeHead(status).end(body));
    expect(await read()).toMatchObject({ failure: { code: "undocumented-answer", answer: { httpStatus: 401 } } });
  });

  it("for many calls at once renews once", async () => {
    answers = [unauthorized, unauthorized, unauthorized];
    const client = newClient();
    const results = await Promise.all([1, 2, 3].map(() => unbind(undefined, client)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(paths().filter((path) => path === "get-management-token")).toHaveLength(2);
  });

  it("of a token that another worker left behind is renewed too", async () => {
    await unbind();
    server.requests = [];
    answers = [unauthorized];
    await unbind();
    expect(paths()).toEqual(["unbind-phone", "get-management-token", "unbind-phone"]);
  });
});

describe("a POST", () => {
  it.each([400, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504])(
    "is sent once, whatever is said: %i",
    async (statusCode) => {
      answers = [json({ statusCode, message: "no" }, statusCode < 408 ? 200 : statusCode, { "retry-after": "0" })];
      expect(await unbind()).toMatchObject({ failure: { code: "refused", answer: { statusCode } } });
      expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(1);
    },
  );

  it("is sent once where the connection breaks", async () => {
    answers = [broken];
    expect(await unbind()).toEqual({ ok: false, failure: { code: "unreachable" } });
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(1);
  });

  it("is sent once more where it was lost only after the token was renewed, and no more than that", async () => {
    answers = [unauthorized, broken];
    expect(await unbind()).toEqual({ ok: false, failure: { code: "unreachable" } });
    expect(paths().filter((path) => path === "unbind-phone")).toHaveLength(2);
  });
});
