import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import { nextCustomers, ready, type Case } from "../case.ts";
import type { Customer } from "../support/customers.ts";
import { readJournal, untilSettled, type StoredAttempt } from "../support/journal-read.ts";
import type { Outcome } from "../support/outcome-read.ts";
import type { Rig } from "../support/rig.ts";
import type { Tally } from "../support/tally.ts";
import { expectTruth } from "../support/truths.ts";
import { UnwatchedBrowser } from "../support/unwatched-browser.ts";

/** Requests that a browser lets wait for one host, less one for the look-ups. */
const AT_ONCE = 5;

interface Late {
  name: string;
  rounds: Case["rounds"];
  fault: FaultInput;
  /** What the agent reads: beyond the declared limit of 60 s the answer is lost to the desk, though not to the service. */
  outcome: Outcome;
  /** Whether the answer itself comes in time. */
  inTime: boolean;
}

const LATE: Late[] = [
  ...[5, 25, 45, 75].map((seconds): Late => ({
    name: `answer after ${seconds} s, popup closed`,
    // 45 s is longer than an idle worker lives.
    rounds: { full: 10, short: seconds === 45 ? 2 : 0 },
    fault: { call: "unbind-phone", kind: "delay", delayMs: seconds * 1_000 },
    outcome: seconds < 60 ? "done" : "unknown",
    inTime: seconds < 60,
  })),
  {
    name: "time-out, changed in time",
    rounds: { full: 50, short: 0 },
    fault: { call: "unbind-phone", kind: "delay", afterMs: 65_000 },
    outcome: "done",
    inTime: false,
  },
];

/** Answers that come long after the popup has closed, several customers at once, in as many browsers as it takes. */
export const lateAnswers = LATE.map((late): Case => ({
  name: late.name,
  rounds: late.rounds,
  waits: true,
  run: async (rig, _random, tally, rounds) => {
    const customers = nextCustomers(rig, rounds);
    const batches = Array.from({ length: Math.ceil(rounds / AT_ONCE) }, (_, batch) =>
      customers.slice(batch * AT_ONCE, (batch + 1) * AT_ONCE),
    );
    const browsers = Array.from({ length: Math.min(batches.length, 5) }, async () => {
      const browser = await UnwatchedBrowser.start(rig.extensionDir, rig.address);
      try {
        for (let batch = batches.shift(); batch; batch = batches.shift())
          await sideBySide(rig, browser, tally, batch, late);
      } finally {
        await browser.close();
      }
    });
    await Promise.all(browsers);
  },
}));

async function sideBySide(
  { truth }: Rig,
  browser: UnwatchedBrowser,
  tally: Tally,
  customers: Customer[],
  { fault, outcome: wanted, inTime }: Late,
): Promise<void> {
  await browser.visit(async ({ openDesk }) => {
    for (const customer of customers) {
      const desk = await openDesk();
      await ready({ truth }, desk, customer);
      truth.state.faults.add(fault);
      await desk.press();
      // The request is on its way before the popup goes.
      await truth.untilReceived(customer);
      await desk.page.close();
    }
  });

  for (const customer of customers) await truth.untilAnswered(customer);
  await browser.visit(async ({ openDesk, openBarePage }) => {
    const bare = await openBarePage();
    await untilSettled(bare);
    const written = await readJournal(bare);
    await bare.close();
    for (const customer of customers) {
      const attempt = written.find(({ userId }) => userId === customer.userId);
      tally.expect(isSeenThrough(attempt, inTime), `the journal has ${JSON.stringify(attempt)}`);
      const desk = await openDesk();
      await desk.show(customer);
      const outcome = await desk.outcome();
      tally.count(outcome);
      tally.expect(outcome === wanted, `the desk says ${outcome}`);
      const requests = truth.unbindRequests(customer).length;
      tally.expect(requests === 1, `${requests} requests to unbind`);
      // Nobody watched what the browser sent; what it sent again would have reached the service too.
      await expectTruth(tally, { truth, timesSent: () => requests }, customer, outcome);
      // What was lost is found again once somebody looks.
      if (outcome === "unknown" && !truth.isBound(customer)) await desk.checkAgain();
      await desk.clear();
      await desk.page.close();
    }
  });
}

/** Whether the worker lived to see the answer, or its own limit: one that was stopped leaves the next only what reading back shows. */
function isSeenThrough(attempt: StoredAttempt | undefined, inTime: boolean): boolean {
  return inTime ? attempt?.answer?.requestId !== undefined : attempt?.failure?.code === "timed-out";
}
