import { beforeEach, describe, expect, it } from "vitest";
import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import { people } from "../../../sandbox/people.ts";
import { answerOf, desk, useDesk } from "./desk.ts";

useDesk();
let passCode: string;
const { userId, phone } = people.zhangSan;

beforeEach(async () => {
  passCode = await desk.codeFor(phone);
});

/** Sets a fault over HTTP and presses the button once. */
async function press(fault: Omit<FaultInput, "call">): Promise<Response> {
  await desk.control("POST", "faults", { call: "unbind-phone", ...fault });
  return desk.raw("unbind-phone", { passCode, userId });
}
const bound = () => desk.phoneOf(userId) === phone;
const truth = () => desk.state.calls.at(-1);

describe("connections", () => {
  it("drop before the change", async () => {
    await expect(press({ kind: "drop-before" })).rejects.toThrow("fetch failed");
    expect(bound()).toBe(true);
    expect(truth()).toMatchObject({ answered: "dropped", changed: false, fault: "drop-before" });
  });

  it("drop after the change", async () => {
    await expect(press({ kind: "drop-after" })).rejects.toThrow("fetch failed");
    expect(bound()).toBe(false);
    expect(truth()).toMatchObject({
      answered: "dropped",
      changed: true,
      fault: "drop-after",
      userId,
      httpStatus: null,
    });
  });

  it("wait before and after", async () => {
    const response = await press({ kind: "delay", delayMs: 5, afterMs: 5 });
    expect(await answerOf(response)).toMatchObject({ statusCode: 200 });
    expect(bound()).toBe(false);
  });

  it("end when the faults are cleared", async () => {
    const pending = press({ kind: "delay", delayMs: 600_000, afterMs: 600_000 });
    while (truth()?.fault !== "delay") await new Promise((resolve) => setImmediate(resolve));
    desk.state.faults.clear();
    expect(await answerOf(await pending)).toMatchObject({ statusCode: 200 });
    expect(bound()).toBe(false);
  });

  it("close at once while an answer is still held back", async () => {
    const pending = press({ kind: "delay", delayMs: 600_000 }).then(
      () => "answered",
      () => "cut",
    );
    while (truth()?.fault !== "delay") await new Promise((resolve) => setImmediate(resolve));
    await desk.close();
    expect(await pending).toBe("cut");
  });
});

describe("answers", () => {
  it.each([
    ["html-502", {}, 502, /<html>/],
    ["empty", {}, 200, /^$/],
    ["verbatim", { body: '{"statusCode": "?"', httpStatus: 418 }, 418, /^\{"statusCode": "\?"$/],
  ] as const)("%s, carried out or not", async (kind, more, status, text) => {
    for (const applied of [false, true]) {
      const response = await press({ kind, applied, ...more });
      expect(response.status).toBe(status);
      expect(await response.text()).toMatch(text);
      expect(bound()).toBe(!applied);
      expect(truth()).toMatchObject({ changed: applied, statusCode: null, requestIdSent: false });
    }
  });

  it("truncated, with an honest content-length", async () => {
    const response = await press({ kind: "truncated" });
    const text = await response.text();
    expect(Number(response.headers.get("content-length"))).toBe(Buffer.byteLength(text));
    expect(() => {
      JSON.parse(text);
    }).toThrow(SyntaxError);
    expect(bound()).toBe(false);
  });

  it("wrong types", async () => {
    expect(await answerOf(await press({ kind: "wrong-types" }))).toMatchObject({ statusCode: "200", data: [null] });
    expect(bound()).toBe(false);
  });

  it("huge, sent without end in sight", async () => {
    const response = await press({ kind: "huge", megabytes: 3 });
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(3 * 1024 * 1024);
    expect(bound()).toBe(false);
  });

  it("no requestId, even on a refusal", async () => {
    passCode = "0";
    const answer = await answerOf(await press({ kind: "no-request-id" }));
    expect(answer).toMatchObject({ statusCode: 400, apiCode: 2001 });
    expect(answer).not.toHaveProperty("requestId");
    expect(truth()).toMatchObject({ requestIdSent: false });
  });

  it("a redirect to another origin", async () => {
    const response = await press({ kind: "redirect" });
    expect(response.status).toBe(302);
    expect(new URL(response.headers.get("location") ?? "").origin).toBe(`http://localhost:${desk.port}`);
    expect(bound()).toBe(true);
  });
});

describe("the service", () => {
  it("throttles", async () => {
    const response = await press({ kind: "throttle" });
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "1"]);
    const answer = await answerOf(response);
    expect(answer).toMatchObject({ statusCode: 429 });
    expect(answer).not.toHaveProperty("requestId");
    expect(bound()).toBe(true);
  });

  it("fails in the documented shape", async () => {
    const answer = await answerOf(await press({ kind: "server-error" }));
    expect(answer).toMatchObject({ statusCode: 500, message: "Internal server error" });
    expect(answer.requestId).toBe(truth()?.requestId);
    expect(bound()).toBe(true);
  });

  it("revokes the tokens issued so far", async () => {
    expect(await answerOf(await press({ kind: "revoke-token" }))).toMatchObject({ statusCode: 401 });
    expect(await desk.getUser({ userId })).toMatchObject({ statusCode: 401 });
    const fresh = desk.state.tokens.issue({ kind: "management" }, desk.state.clock.now(), 60);
    expect(await desk.getUser({ userId }, { authorization: `Bearer ${fresh}` })).toMatchObject({ statusCode: 200 });
    expect(bound()).toBe(true);
  });

  it("reports success and changes nothing, not even the code", async () => {
    expect(await answerOf(await press({ kind: "success-without-effect" }))).toMatchObject({ statusCode: 200 });
    expect(bound()).toBe(true);
    expect(truth()).toMatchObject({ statusCode: 200, changed: false });
    expect(await desk.call("unbind-phone", { passCode, userId })).toMatchObject({ statusCode: 200 });
  });

  it("refuses after the change was made", async () => {
    expect(await answerOf(await press({ kind: "refuse-after-change" }))).toMatchObject({
      statusCode: 400,
      apiCode: 2001,
    });
    expect(bound()).toBe(false);
    expect(truth()).toMatchObject({ statusCode: 400, changed: true });
  });
});

describe("aim", () => {
  const twoReads = async () => [
    (await desk.getUser({ userId })).statusCode,
    (await desk.getUser({ userId })).statusCode,
  ];

  it("hits as many requests as it was told", async () => {
    await desk.control("POST", "faults", { call: "get-user", kind: "server-error" });
    expect(await twoReads()).toEqual([500, 200]);
    await desk.control("POST", "faults", { call: "*", kind: "server-error", times: 2 });
    expect(await twoReads()).toEqual([500, 500]);
  });

  it("spares other calls, and stops when cleared", async () => {
    await desk.control("POST", "faults", { call: "get-user", kind: "server-error", times: null });
    expect(await desk.call("unbind-phone", { passCode, userId })).toMatchObject({ statusCode: 200 });
    expect(await twoReads()).toEqual([500, 500]);
    expect(await desk.control("DELETE", "faults")).toEqual([]);
    expect(await twoReads()).toEqual([200, 200]);
  });

  it("refuses a fault it does not know", async () => {
    expect(await desk.control("POST", "faults", { call: "get-user", kind: "earthquake" })).toHaveProperty("error");
  });
});
