import { beforeEach, expect, it, vi } from "vitest";
import { success } from "../../../lib/failure.ts";
import { wakeWorker } from "../../../lib/messages/wake-worker.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser } from "../../doubles/worker.ts";

beforeEach(() => {
  freshBrowser();
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

const AWAKE = success({ workerId: "worker-2" });

it("asks once where the worker answers, however long it takes to settle what was left open", async () => {
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
])("asks again where a message $name", async ({ lost }) => {
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
