import { afterEach, beforeEach, expect, it, vi } from "vitest";
import browser from "webextension-polyfill";
import { keepAwake } from "../../../entrypoints/background/keep-awake.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("gives the browser a sign of life well within its 30 s for as long as the work goes on, and none after", async () => {
  const asked = vi.spyOn(browser.runtime, "getPlatformInfo");
  const work = keepAwake(new Promise<string>((resolve) => setTimeout(() => resolve("done"), 60_000)));
  for (let second = 0; second < 60; second += 20) {
    asked.mockClear();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toHaveBeenCalled();
  }
  expect(await work).toBe("done");
  asked.mockClear();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).not.toHaveBeenCalled();
});

it("stops when the work fails", async () => {
  const asked = vi.spyOn(browser.runtime, "getPlatformInfo");
  await expect(keepAwake(Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).not.toHaveBeenCalled();
});
