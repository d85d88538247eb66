import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keepWarm } from "../../lib/keep-warm.ts";
import { freshBrowser } from "../doubles/worker.ts";

const SECOND = 1_000;
let asked: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  freshBrowser();
  asked = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    asked.push(message);
    return Promise.resolve({ ok: true });
  });
});
afterEach(() => vi.useRealTimers());

it("asks the worker for something before the browser stops it", async () => {
  keepWarm(() => undefined);
  await vi.advanceTimersByTimeAsync(29 * SECOND);
  expect(asked).toEqual([{ name: "which-worker", payload: {} }]);
  await vi.advanceTimersByTimeAsync(30 * SECOND);
  expect(asked).toHaveLength(2);
});

it("stops when told to", async () => {
  const stop = keepWarm(() => undefined);
  stop();
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(asked).toEqual([]);
});

it("stops by itself when nobody is about to press any more", async () => {
  keepWarm(() => undefined);
  await vi.advanceTimersByTimeAsync(600 * SECOND);
  const soFar = asked.length;
  await vi.advanceTimersByTimeAsync(600 * SECOND);
  expect(asked).toHaveLength(soFar);
});
