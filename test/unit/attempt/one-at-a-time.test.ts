// @vitest-environment node
import { expect, it, vi } from "vitest";
import { createOneAtATime, WORKER_LOCK } from "../../../lib/attempt/one-at-a-time.ts";
import { FakeLocks } from "../../doubles/fake-locks.ts";
import { gate, untilQuiet } from "../../doubles/worker.ts";

/** Work that goes on until it is told to end. */
function work() {
  const { opened, open } = gate();
  return { run: vi.fn(() => opened), end: open };
}

function worker(locks = new FakeLocks()) {
  const awake = vi.fn((working: Promise<unknown>) => working);
  return { awake, ...createOneAtATime(locks, <T>(working: Promise<T>) => (awake(working), working)) };
}

it("runs one at a time for each customer, and others beside it", async () => {
  const { alone } = worker();
  const first = work();
  const other = work();
  const running = alone("zhang", first.run);
  expect(await alone("zhang", work().run)).toBe("joined");
  void alone("li", other.run);
  await untilQuiet();
  expect(first.run).toHaveBeenCalledTimes(1);
  expect(other.run).toHaveBeenCalledTimes(1);
  first.end();
  expect(await running).toBe("ran");
  await untilQuiet();
  void alone("zhang", first.run);
  await untilQuiet();
  expect(first.run).toHaveBeenCalledTimes(2);
});

it("keeps the order of asking, also where one fails", async () => {
  const { inTurn, alone } = worker();
  const order: string[] = [];
  const failing = inTurn("zhang", async () => {
    await untilQuiet();
    order.push("first");
    throw new Error("first");
  });
  const second = inTurn("zhang", () => Promise.resolve(void order.push("second")));
  const third = inTurn("zhang", () => Promise.resolve(void order.push("third")));
  expect(await alone("zhang", work().run)).toBe("joined");
  await expect(failing).rejects.toThrow("first");
  await Promise.all([second, third]);
  expect(order).toEqual(["first", "second", "third"]);
});

it("keeps the worker awake while it works", async () => {
  const { inTurn, awake } = worker();
  await inTurn("zhang", () => Promise.resolve());
  expect(awake).toHaveBeenCalledTimes(1);
});

it("works in one worker only: the next one waits until the last has ended", async () => {
  const locks = new FakeLocks();
  const last = work();
  void locks.request(WORKER_LOCK, last.run);
  const { alone, inTurn } = worker(locks);
  const first = work();
  const second = work();
  void alone("zhang", first.run);
  void inTurn("zhang", second.run);
  expect(await alone("zhang", work().run)).toBe("joined");
  await untilQuiet();
  expect(first.run).not.toHaveBeenCalled();
  last.end();
  await untilQuiet();
  expect(first.run).toHaveBeenCalledTimes(1);
  expect(second.run).not.toHaveBeenCalled();
});

it("asks the browser once", async () => {
  const locks = new FakeLocks();
  const asked = vi.spyOn(locks, "request");
  const { alone } = worker(locks);
  await alone("zhang", () => Promise.resolve());
  await alone("li", () => Promise.resolve());
  expect(asked).toHaveBeenCalledTimes(1);
});

it("says so where the browser gives no lock", async () => {
  const locks = new FakeLocks();
  vi.spyOn(locks, "request").mockRejectedValue(new DOMException("no locks here", "SecurityError"));
  const { inTurn } = worker(locks);
  const unlocked = work();
  await expect(inTurn("zhang", unlocked.run)).rejects.toThrow("no locks here");
  expect(unlocked.run).not.toHaveBeenCalled();
});
