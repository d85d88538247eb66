// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failed, success } from "../../../lib/failure.ts";
import { sendWatched } from "../../../lib/messages/send-watched.ts";

const NEVER = new Promise<never>(() => undefined);
const STOPPED = failed("worker-stopped");

let sent: unknown[];
let answer: Promise<unknown>;
/** What the worker says to each question whether it got the message. */
let says: (boolean | "nothing")[];
beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  sent = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    sent.push(message);
    if (!isQuestion(message)) return answer;
    const next = says.length > 1 ? says.shift() : says[0];
    return next === "nothing" ? NEVER : Promise.resolve(success({ workerId: "worker", received: next }));
  });
});
afterEach(() => {
  vi.useRealTimers();
});

function isQuestion(message: unknown): boolean {
  return typeof message === "object" && message !== null && "name" in message && message.name === "which-worker";
}

it("asks after the message by its own ID", async () => {
  answer = NEVER;
  says = [false];
  const result = sendWatched("lock", {});
  await vi.advanceTimersByTimeAsync(1_000);
  await result;
  expect(sent).toMatchObject([{ name: "lock" }, { name: "which-worker" }]);
  const [id, askedFor] = sent.map((message) => /[0-9a-f-]{36}/.exec(JSON.stringify(message))?.[0]);
  expect(id).toBeDefined();
  expect(askedFor).toBe(id);
});

it("waits for the answer of a worker that got it, however long that takes", async () => {
  let reply: (answer: unknown) => void = () => undefined;
  answer = new Promise((resolve) => (reply = resolve));
  says = [true];
  const result = sendWatched("lock", {});
  await vi.advanceTimersByTimeAsync(60_000);
  reply(success(undefined));
  expect(await result).toEqual(success(undefined));
});

it("says that the worker was stopped where the one that is alive never got it", async () => {
  answer = NEVER;
  says = [true, true, false];
  const result = sendWatched("lock", {});
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await result).toEqual(STOPPED);
});

it("asks again where the question was lost with the worker as well", async () => {
  answer = NEVER;
  says = ["nothing", "nothing", false];
  const result = sendWatched("lock", {});
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await result).toEqual(STOPPED);
});

it("asks nothing more once it is answered", async () => {
  answer = Promise.resolve(success(undefined));
  says = [true];
  await sendWatched("lock", {});
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(1);
});
