import { describe, expect, it } from "vitest";
import { lost, refusal, says } from "../../doubles/fake-service.ts";
import { FakeLocks } from "../../doubles/fake-locks.ts";
import { RunDesk } from "../../doubles/run-desk.ts";

/** What a service makes of the one request. */
const SERVICES: Record<string, (desk: RunDesk) => void> = {
  "does it": () => undefined,
  refuses: ({ service }) => service.next("unbind-phone", refusal(400)),
  "says yes and does nothing": ({ service }) => service.next("unbind-phone", () => says({ requestId: "r-1" })),
  "does it and its answer is lost": ({ service }) => service.doBut("unbind-phone", lost()),
};

/** Every step of one life; the last of them are after its end. */
const STEPS = Array.from({ length: 24 }, (_, step) => step + 1);

/** All that goes on by itself: the fakes wait for nothing outside. */
async function untilStill(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The next worker: the browser has taken the locks of the last one back. */
async function nextWorker(before: RunDesk, steps = Infinity): Promise<RunDesk> {
  const next = new RunDesk(new FakeLocks(), before);
  next.clock = before.clock + 100;
  next.steps = steps;
  void next.recover();
  await untilStill();
  return next;
}

/** A press whose worker is killed after so many steps. */
async function pressAndKill(service: string, steps: number): Promise<RunDesk> {
  const desk = new RunDesk();
  SERVICES[service]?.(desk);
  desk.steps = steps;
  void desk.press();
  await untilStill();
  return desk;
}

async function expectTruth(desk: RunDesk, when: string): Promise<void> {
  const sent = desk.changes().length;
  const isGone = desk.service.user["phone"] === null;
  const [attempt] = desk.shown.values();
  expect(await desk.journal.open(), when).toEqual([]);
  expect(sent, when).toBeLessThanOrEqual(1);
  if (!attempt) {
    expect(sent, when).toBe(0);
    return;
  }
  const { state, outcome = "none" } = attempt;
  expect(state, when).toBe("settled");
  expect(await desk.journal.read(attempt.attemptId), when).toMatchObject({ state, outcome });
  if (isGone) expect(outcome, when).toBe("done");
  else expect(["refused", "unknown", "contradicted", "not-sent"], when).toContain(outcome);
  if (sent === 1) expect(outcome, when).not.toBe("not-sent");
}

describe.each(Object.keys(SERVICES))("a service that %s", (service) => {
  it("has a true last word, whenever the worker is killed and whenever the next one is", async () => {
    for (const first of STEPS) {
      for (const second of STEPS) {
        const killed = await pressAndKill(service, first);
        const again = await nextWorker(killed, second);
        await expectTruth(await nextWorker(again), `killed after ${first} and ${second} steps`);
      }
    }
  });

  it("has one too if the journal was lost, or can't be read, when the next worker starts", async () => {
    for (const first of STEPS) {
      for (const isReadable of [true, false]) {
        const killed = await pressAndKill(service, first);
        if (isReadable) killed.journal.clear();
        else killed.journal.fail();
        const next = await nextWorker(killed);
        const when = `killed after ${first} steps, journal readable: ${isReadable}`;
        const [attempt] = next.shown.values();
        expect(attempt?.state ?? "settled", when).toBe("settled");
        if (next.changes().length === 1)
          expect(["done", "refused", "unknown", "contradicted"], when).toContain(attempt?.outcome);
        if (next.service.user["phone"] === null) expect(attempt?.outcome, when).toBe("done");
      }
    }
  });
});
