import type { FaultInput } from "../../sandbox/faults.ts";
import { nextCustomer, ready, type Case } from "./case.ts";
import { CUSTOMERS, type Customer } from "./customers.ts";
import { untilSettled } from "./journal-read.ts";
import type { Outcome } from "./outcome-read.ts";
import type { Random } from "./random.ts";
import type { Rig } from "./rig.ts";
import type { Tally } from "./tally.ts";
import { expectTruth } from "./truths.ts";

/** Requests that a browser lets wait for one host, less one for the look-ups. */
const AT_ONCE = 5;

interface Late {
  name: string;
  rounds: Case["rounds"];
  browsers?: number;
  fault: FaultInput;
  /** What the agent reads: beyond the declared limit of 60 s the answer is lost to the desk, though not to the service. */
  outcome: Outcome;
}

const LATE: Late[] = [
  ...[5, 25, 45, 75].map((seconds): Late => ({
    name: `answer after ${seconds} s, popup closed`,
    rounds: { full: 10, short: seconds === 5 ? 2 : 0 },
    browsers: 2,
    fault: { call: "unbind-phone", kind: "delay", delayMs: seconds * 1_000 },
    outcome: seconds < 60 ? "done" : "unknown",
  })),
  {
    name: "time-out, changed in time",
    rounds: { full: 50, short: 0 },
    browsers: 5,
    fault: { call: "unbind-phone", kind: "delay", afterMs: 65_000 },
    outcome: "done",
  },
];

/** Answers that come long after the popup has closed, several customers at once. */
export const lateAnswers = LATE.map(({ name, rounds: planned, browsers, fault, outcome }): Case => ({
  name,
  rounds: planned,
  ...(browsers !== undefined && { browsers }),
  run: async (rig, _random: Random, tally, rounds) => {
    for (let done = 0; done < rounds; done += AT_ONCE) {
      nextCustomer(rig, 0);
      await sideBySide(rig, tally, CUSTOMERS.slice(0, Math.min(AT_ONCE, rounds - done)), fault, outcome);
    }
  },
}));

async function sideBySide(
  rig: Rig,
  tally: Tally,
  customers: Customer[],
  fault: FaultInput,
  wanted: Outcome,
): Promise<void> {
  for (const customer of customers) {
    const desk = await rig.openDesk();
    await ready(rig, desk, customer);
    rig.truth.state.faults.add(fault);
    await desk.press();
    // The request is on its way before the popup goes.
    await rig.truth.untilReceived(customer);
    await desk.page.close();
  }

  const bare = await rig.openBarePage();
  await untilSettled(bare);
  await bare.close();
  for (const customer of customers) {
    const desk = await rig.openDesk();
    await desk.show(customer);
    const outcome = await desk.outcome();
    tally.count(outcome);
    tally.expect(outcome === wanted, `the desk says ${outcome}`);
    tally.expect(rig.truth.unbindRequests(customer).length === 1, "not exactly one request to unbind");
    await expectTruth(tally, rig, customer, outcome, customers.length);
    // What was lost is found again once somebody looks.
    if (outcome === "unknown" && !rig.truth.isBound(customer)) await desk.checkAgain();
    await desk.clear();
    await desk.page.close();
  }
}
