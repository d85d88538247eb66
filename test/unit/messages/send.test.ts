import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failed, success } from "../../../lib/failure.ts";
import { send, wakeWorker } from "../../../lib/messages/send.ts";
import { LONGEST_TEXT } from "../../../lib/messages/text-limit.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser } from "../../doubles/worker.ts";

beforeEach(() => {
  freshBrowser();
  return () => void vi.restoreAllMocks();
});

describe("send", () => {
  it("hands the name and the payload on, and the reply back", async () => {
    const heard: unknown[] = [];
    fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
      heard.push(message);
      return Promise.resolve(success(undefined));
    });
    expect(await send("unlock", { passphrase: "four words" })).toEqual(success(undefined));
    expect(heard).toMatchObject([{ name: "unlock", payload: { passphrase: "four words" } }]);
  });

  it("never throws: a worker that is stopped is a failure", async () => {
    expect(await send("lock", {})).toMatchObject({ ok: false, failure: { code: "worker-stopped" } });
  });

  it("never takes an answer that did not come for a success", async () => {
    fakeBrowser.runtime.onMessage.addListener(() => undefined);
    expect(await send("lock", {})).toMatchObject({ ok: false });
  });

  it("sends no text that is too long, and says which one it is", async () => {
    const sendMessage = vi.spyOn(extension.runtime, "sendMessage");
    const long = "x".repeat(LONGEST_TEXT + 1);
    expect(await send("unlock", { passphrase: long })).toEqual(failed("text-too-long", { field: "passphrase" }));
    expect(await send("change-passphrase", { current: "x", next: long })).toEqual(
      failed("text-too-long", { field: "next" }),
    );
    expect(sendMessage).not.toHaveBeenCalled();
  });
});

describe("a message that is watched", () => {
  const NEVER = new Promise<never>(() => undefined);
  const STOPPED = failed("worker-stopped");

  let sent: unknown[];
  let answer: Promise<unknown>;
  /** What the worker says to each question whether it got the message. */
  let says: (boolean | "nothing")[];
  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
      sent.push(message);
      if (!isQuestion(message)) return answer;
      const next = says.length > 1 ? says.shift() : says[0];
      return next === "nothing" ? NEVER : Promise.resolve(success({ received: next }));
    });
    return () => void vi.useRealTimers();
  });

  function isQuestion(message: unknown): boolean {
    return typeof message === "object" && message !== null && "name" in message && message.name === "which-worker";
  }

  it("asks after the message by its own ID", async () => {
    answer = NEVER;
    says = [false];
    const result = send("lock", {});
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
    const result = send("lock", {});
    await vi.advanceTimersByTimeAsync(60_000);
    reply(success(undefined));
    expect(await result).toEqual(success(undefined));
  });

  it("says that the worker was stopped if the one that is alive never got it", async () => {
    answer = NEVER;
    says = [true, true, false];
    const result = send("lock", {});
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await result).toEqual(STOPPED);
  });

  it("asks again if the question was lost with the worker as well", async () => {
    answer = NEVER;
    says = ["nothing", "nothing", false];
    const result = send("lock", {});
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await result).toEqual(STOPPED);
  });

  it("asks nothing more once it is answered", async () => {
    answer = Promise.resolve(success(undefined));
    says = [true];
    await send("lock", {});
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
  });
});

describe("wakeWorker", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => void vi.useRealTimers();
  });

  const AWAKE = success(undefined);

  it("asks once if the worker answers, however long it takes to settle what was left open", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const sendMessage = vi
      .spyOn(extension.runtime, "sendMessage")
      .mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const woken = wakeWorker();
    await vi.advanceTimersByTimeAsync(500);
    expect(sendMessage).toHaveBeenCalledTimes(1);
    answer(AWAKE);
    await expect(woken).resolves.toBeUndefined();
  });

  it.each([
    { name: "is rejected with the worker that got it", lost: () => Promise.reject(new Error("context unloaded")) },
    { name: "is answered with nothing", lost: () => Promise.resolve(undefined) },
    { name: "is never answered", lost: () => new Promise(() => undefined) },
  ])("asks again if a message $name", async ({ lost }) => {
    const sendMessage = vi
      .spyOn(extension.runtime, "sendMessage")
      .mockImplementationOnce(lost)
      .mockImplementationOnce(lost)
      .mockResolvedValue(AWAKE);
    const woken = wakeWorker();
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(woken).resolves.toBeUndefined();
    expect(sendMessage).toHaveBeenCalledTimes(3);
  });

  it("gives up after as many questions as it is told", async () => {
    const sendMessage = vi
      .spyOn(extension.runtime, "sendMessage")
      .mockImplementation(() => new Promise(() => undefined));
    const woken = wakeWorker(3);
    await vi.advanceTimersByTimeAsync(3_000);
    await expect(woken).resolves.toBeUndefined();
    expect(sendMessage).toHaveBeenCalledTimes(3);
  });
});
