import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { NoData } from "../../../lib/authing/contract.ts";
import { createTransport } from "../../../lib/authing/transport.ts";
import { json, ok, raw, RecordingServer } from "../../doubles/recording-server.ts";

const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.reset();
});

const get = (timeLimit?: number) =>
  createTransport(
    server.url,
    "en-US",
  )({
    path: "/api/v3/get-user",
    query: { userId: "张 三&co", userIdType: "username" },
    data: NoData,
    ...(timeLimit !== undefined && { timeLimit }),
  });
const post = (timeLimit?: number) =>
  createTransport(
    server.url,
    "zh-CN",
  )({
    path: "/api/v3/unbind-phone",
    body: { passCode: "483920", userId: "u" },
    headers: { authorization: "Bearer t" },
    data: NoData,
    ...(timeLimit !== undefined && { timeLimit }),
  });

describe("what is sent", () => {
  it("is a GET with its query", async () => {
    await get();
    const [request] = server.requests;
    const url = new URL(request?.url ?? "", server.url);
    expect([request?.method, url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      "GET",
      "/api/v3/get-user",
      { userId: "张 三&co", userIdType: "username" },
    ]);
    expect(request?.headers).toMatchObject({ "x-authing-lang": "en-US" });
    expect(request?.body).toBe("");
  });

  it("is a POST with JSON", async () => {
    await post();
    expect(server.requests).toMatchObject([
      {
        method: "POST",
        url: "/api/v3/unbind-phone",
        body: '{"passCode":"483920","userId":"u"}',
        headers: { "content-type": "application/json", "x-authing-lang": "zh-CN", authorization: "Bearer t" },
      },
    ]);
  });

  it("hangs under the path of a gateway", async () => {
    const transport = createTransport(`${server.url}/authing`, "en-US");
    await transport({ path: "/api/v3/get-user", query: {}, data: NoData });
    expect(server.requests[0]?.url.replace(/\?$/, "")).toBe("/authing/api/v3/get-user");
  });

  it("carries nothing of the browser's own: no cookies, no referrer, no cache, no redirect", async () => {
    const fetching = vi.spyOn(globalThis, "fetch");
    await get();
    await post();
    const requests = fetching.mock.calls.map(([request]) => request);
    fetching.mockRestore();
    expect(requests).toHaveLength(2);
    for (const request of requests) {
      expect(request).toMatchObject({
        credentials: "omit",
        redirect: "error",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
    }
    expect(server.requests.flatMap(({ headers }) => Object.keys(headers))).not.toContain("cookie");
  });

  it("never sends back a cookie that the service sets", async () => {
    server.next(json({ statusCode: 200 }, 200, { "set-cookie": "session=1; Path=/" }));
    await get();
    await get();
    expect(server.requests[1]?.headers.cookie).toBeUndefined();
  });
});

describe("a redirect", () => {
  it.each([301, 302, 307, 308])("%i is not followed: no other host gets the request", async (status) => {
    server.always = raw("", status, { location: `${server.url}/elsewhere` });
    expect(await post()).toMatchObject({ ok: false, failure: { code: "unreachable" } });
    expect(server.requests.map(({ url }) => url)).toEqual(["/api/v3/unbind-phone"]);
  });
});

describe("what goes wrong on the wire", () => {
  it("repeats a read, as soon as the service asks for", async () => {
    server.next(json({ statusCode: 503 }, 503, { "retry-after": "0" }), raw("<html>", 502, { "retry-after": "0" }), ok);
    expect(await get()).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(3);
  });

  it("gives a read up after three tries, with the last answer", async () => {
    server.always = json({ statusCode: 503, message: "down", requestId: "r-1" }, 503, { "retry-after": "0" });
    expect(await get()).toMatchObject({ failure: { code: "refused", answer: { statusCode: 503, requestId: "r-1" } } });
    expect(server.requests).toHaveLength(3);
  });

  it("repeats no read that was answered, whatever the answer", async () => {
    server.always = json({ statusCode: 500, message: "an error of its own" });
    expect(await get()).toMatchObject({ failure: { code: "refused" } });
    expect(server.requests).toHaveLength(1);
  });

  it("says that nobody answers", async () => {
    const gone = new RecordingServer();
    await gone.start();
    await gone.stop();
    const transport = createTransport(gone.url, "en-US");
    expect(await transport({ path: "/api/v3/x", body: {}, data: NoData })).toEqual({
      ok: false,
      failure: { code: "unreachable" },
    });
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ["while no answer comes", () => undefined],
    ["in the middle of the body too", (response) => response.writeHead(200).write('{"statusCode":200,')],
  ])("stops at the time limit %s", async (_when, answer) => {
    // The time is up once the request is there, however busy the machine is.
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(limit.signal);
    server.always = (response) => {
      answer(response);
      setImmediate(() => limit.abort(new DOMException("The time is up", "TimeoutError")));
    };
    expect(await post(20)).toEqual({ ok: false, failure: { code: "timed-out" } });
    expect(timeout).toHaveBeenCalledExactlyOnceWith(20);
    expect(server.requests).toHaveLength(1);
    timeout.mockRestore();
  });

  it("says that the answer was cut off where the connection breaks in the middle of it", async () => {
    server.always = (response) => {
      response.writeHead(200, { "content-length": "1000" }).write('{"statusCode":200,', () => response.destroy());
    };
    expect(await post()).toMatchObject({ failure: { code: "undocumented-answer", came: "cut-off" } });
  });

  it("never throws, whatever the address", async () => {
    const transport = createTransport("no address", "en-US");
    expect(await transport({ path: "/x", body: {}, data: NoData })).toMatchObject({ ok: false });
  });
});

describe("HTTP status", () => {
  it.each([200, 201, 400, 403, 500, 502])("%i decides nothing: the documented body does", async (status) => {
    server.next(json({ statusCode: 200, data: { a: 1 }, requestId: "r-2" }, status));
    const transport = createTransport(server.url, "en-US");
    const result = await transport({ path: "/api/v3/x", body: {}, data: z.object({ a: z.number() }) });
    expect(result).toEqual({
      ok: true,
      value: { data: { a: 1 }, answer: { httpStatus: status, statusCode: 200, requestId: "r-2" } },
    });
  });
});

describe("Retry-After", () => {
  const DATE = new Date(Date.UTC(2026, 10, 2, 8));
  const inHalfAMinute = new Date(DATE.getTime() + 30_000).toUTCString();

  it.each([
    ["seconds", 429, "30", 30],
    ["a date, by the service's own clock", 503, inHalfAMinute, 30],
    ["longer than an hour", 429, "86400", undefined],
    ["no wait", 429, "0", undefined],
    ["something else", 429, "soon", undefined],
    ["an answer that is no throttle", 400, "30", undefined],
  ])("is read from %s", async (_what, httpStatus, after, seconds) => {
    server.always = (response, request) => {
      response.setHeader("retry-after", after);
      response.setHeader("date", DATE.toUTCString());
      json({ statusCode: httpStatus }, httpStatus)(response, request);
    };
    const before = Date.now();
    const read = await post();
    const retryAt = read.ok ? undefined : read.failure.retryAt;
    if (seconds === undefined) expect(retryAt).toBeUndefined();
    else expect(Math.round(((retryAt ?? 0) - before) / 30_000)).toBe(seconds / 30);
  });
});
