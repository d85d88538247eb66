// @vitest-environment node
import { expect, it, vi } from "vitest";
import { createOneAtATime } from "../../../lib/attempt/one-at-a-time.ts";
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

it("goes on for a customer in the next worker only when the last one has ended", async () => {
  const locks = new FakeLocks();
  const last = work();
  void worker(locks).inTurn("zhang", last.run);
  const { alone, inTurn } = worker(locks);
  const next = work();
  expect(await alone("zhang", next.run)).toBe("joined");
  void inTurn("zhang", next.run);
  await untilQuiet();
  expect(next.run).not.toHaveBeenCalled();
  last.end();
  await untilQuiet();
  expect(next.run).toHaveBeenCalledTimes(1);
});

it("says so where the browser gives no lock", async () => {
  const locks = new FakeLocks();
  vi.spyOn(locks, "request").mockRejectedValue(new DOMException("no locks here", "SecurityError"));
  const { inTurn } = worker(locks);
  const unlocked = work();
  await expect(inTurn("zhang", unlocked.run)).rejects.toThrow("no locks here");
  expect(unlocked.run).not.toHaveBeenCalled();
});
