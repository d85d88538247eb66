import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failed, success } from "../../lib/failure.ts";
import type * as Lines from "../../lib/line.ts";
import type * as Messages from "../../lib/messages/messages.ts";
import { attemptWith } from "../doubles/attempts.ts";
import type { FakePort } from "../doubles/fake-port.ts";

const DONE = success(undefined);
const STOPPED = failed("worker-stopped");

/** What a page has loaded, anew for each test. */
let send: typeof Messages.send;
let holdLine: typeof Lines.holdLine;
/** Messages that came by themselves. */
let alone: unknown[];
/** The worker's ends of the page's ports, and what came over each. */
let lines: { port: FakePort; asked: { number: number; content: unknown }[] }[];

/** The worker's ends of the page's channels, by the line that each is of, and what came over it. */
let channels: { lineId: string; channel: MessagePort; asked: { number: number; content: unknown }[] }[];

function takeChannel(lineId: string, [channel]: MessagePort[]): void {
  const asked: { number: number; content: unknown }[] = [];
  if (!channel) return;
  channels.push({ lineId, channel, asked });
  channel.onmessage = ({ data }) => isAsked(data) && asked.push(data);
}

beforeEach(async () => {
  vi.resetModules();
  ({ send } = await import("../../lib/messages/messages.ts"));
  ({ holdLine } = await import("../../lib/line.ts"));
  const { extension, browser } = await import("../doubles/browser.ts");
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("navigator", { serviceWorker: { ready: Promise.resolve({ active: { postMessage: takeChannel } }) } });
  channels = [];
  alone = [];
  lines = [];
  browser.runtime.onMessage.addListener((message, _sender, reply) => {
    alone.push(message);
    reply(DONE);
    return true;
  });
  extension.runtime.onConnect.addListener((port) => {
    const asked: { number: number; content: unknown }[] = [];
    lines.push({ port, asked });
    port.onMessage.addListener((message) => isAsked(message) && asked.push(message));
  });
});
afterEach(() => {
  vi.useRealTimers();
  for (const { channel } of channels) channel.close();
});

function isAsked(message: unknown): message is { number: number; content: unknown } {
  return typeof message === "object" && message !== null && "number" in message && "content" in message;
}

const turns = () => vi.advanceTimersByTimeAsync(0);

/** The worker answers what it was asked as its nth over a line. */
function answer(line: number, nth: number, content: unknown = DONE): void {
  const { port, asked } = lines[line] ?? {};
  port?.postMessage({ number: asked?.[nth]?.number, content });
}

it("sends each message over the one port, and knows the answers apart", async () => {
  holdLine(() => undefined);
  const first = send("lock", {});
  const second = send("wake", {}, "id");
  await turns();
  expect(lines).toHaveLength(1);
  expect(lines[0]?.asked.map(({ content }) => content)).toEqual([
    { name: "lock", payload: {} },
    { name: "wake", payload: {}, messageId: "id" },
  ]);
  answer(0, 1, failed("locked"));
  expect(await second).toEqual(failed("locked"));
  answer(0, 0);
  expect(await first).toEqual(DONE);
  expect(alone).toEqual([]);
});

it("says at once that the worker was stopped, and opens another line for the next message", async () => {
  holdLine(() => undefined);
  const cut = send("lock", {});
  await turns();
  lines[0]?.port.disconnect();
  expect(await cut).toEqual(STOPPED);
  const next = send("wake", {});
  await turns();
  expect(lines).toHaveLength(2);
  answer(1, 0);
  expect(await next).toEqual(DONE);
});

it("takes an answer of nothing for a worker that is going, as without a line", async () => {
  holdLine(() => undefined);
  const sent = send("lock", {});
  await turns();
  lines[0]?.port.postMessage({ number: lines[0].asked[0]?.number });
  expect(await sent).toEqual(STOPPED);
});

it("leaves a line on which nobody answers: a browser doesn't always say that the worker is gone", async () => {
  holdLine(() => undefined);
  const slow = send("lock", {});
  await vi.advanceTimersByTimeAsync(999);
  void send("wake", {});
  await vi.advanceTimersByTimeAsync(1);
  const next = send("which-worker", {});
  await turns();
  expect(lines).toHaveLength(2);
  answer(1, 0);
  expect(await next).toEqual(DONE);
  // It was only slow.
  answer(0, 0);
  expect(await slow).toEqual(DONE);
});

it("closes a line that it has left once everything has its answer", async () => {
  holdLine(() => undefined);
  const slow = send("lock", {});
  await vi.advanceTimersByTimeAsync(1_000);
  const closed = vi.fn();
  lines[0]?.port.onDisconnect.addListener(closed);
  answer(0, 0);
  await slow;
  await turns();
  expect(closed).toHaveBeenCalledTimes(1);
});

it("shows what the service answered as it comes", () => {
  const shown = vi.fn();
  holdLine(shown);
  const attempt = attemptWith({ state: "answered" });
  lines[0]?.port.postMessage({ attempt });
  return vi.waitFor(() => expect(shown.mock.calls).toEqual([[attempt]]));
});

it("is released by whoever holds it last, and taken up again", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const { release: releaseFirst } = holdLine(first);
  const { release } = holdLine(second);
  releaseFirst();
  void send("lock", {});
  await turns();
  expect(lines[0]?.asked).toHaveLength(1);
  release();
  expect(await send("lock", {})).toEqual(DONE);
  expect(alone).toHaveLength(1);
  lines[0]?.port.postMessage({ attempt: attemptWith() });
  await turns();
  expect(second).not.toHaveBeenCalled();
  holdLine(first);
  void send("lock", {});
  await turns();
  expect(lines).toHaveLength(1);
  expect(lines[0]?.asked).toHaveLength(2);
});

it("still gives the answer to what was asked before it was released", async () => {
  const { release } = holdLine(() => undefined);
  const sent = send("lock", {});
  await turns();
  release();
  answer(0, 0);
  expect(await sent).toEqual(DONE);
});

describe("with a channel beside the port", () => {
  /** The worker says that it has the line, and gets the page's channel. */
  async function channelOf(line: number): Promise<(typeof channels)[number]> {
    lines[line]?.port.postMessage({ isOpen: true });
    const already = channels.length;
    await vi.waitFor(() => expect(channels).toHaveLength(already + 1));
    const channel = channels.at(-1);
    if (!channel) throw new Error("There is no channel");
    return channel;
  }

  it("hands it over under the line's own ID once the worker has the line, and asks and hears over it", async () => {
    const shown = vi.fn();
    holdLine(shown);
    expect(channels).toHaveLength(0);
    const { lineId, channel, asked } = await channelOf(0);
    expect(lineId).toBe(lines[0]?.port.name);
    const sent = send("lock", {});
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    const attempt = attemptWith({ state: "answered" });
    channel.postMessage({ attempt });
    channel.postMessage({ number: asked[0]?.number, content: DONE });
    expect(await sent).toEqual(DONE);
    expect(shown.mock.calls).toEqual([[attempt]]);
    expect(lines[0]?.asked).toEqual([]);
  });

  it("never overtakes what went over the port", async () => {
    holdLine(() => undefined);
    const first = send("lock", {});
    await turns();
    const { asked } = await channelOf(0);
    const second = send("wake", {});
    await turns();
    expect(lines[0]?.asked).toHaveLength(2);
    answer(0, 0);
    answer(0, 1);
    await Promise.all([first, second]);
    void send("wake", {});
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(lines[0]?.asked).toHaveLength(2);
  });

  it("sends signs of life over the port, where they keep the worker alive", async () => {
    const { ping } = holdLine(() => undefined);
    const { asked } = await channelOf(0);
    ping();
    await turns();
    expect(lines[0]?.asked.map(({ content }) => content)).toEqual([{ name: "which-worker", payload: {} }]);
    expect(asked).toEqual([]);
  });

  it("ends with the port, and whatever was asked over it has its answer: the worker was stopped", async () => {
    holdLine(() => undefined);
    await channelOf(0);
    const cut = send("lock", {});
    lines[0]?.port.disconnect();
    expect(await cut).toEqual(STOPPED);
    void send("wake", {});
    await turns();
    expect(lines[1]?.asked).toHaveLength(1);
  });
});
