import { nextCustomer, ready, type Case } from "./case.ts";
import { CUSTOMERS } from "./ground-truth.ts";
import { expectTruth } from "./truths.ts";

/** Beyond the declared limit of 60 s the answer is lost to the agent, though not to the service. */
const LIMIT = 60;

/** Answers that come long after the popup has closed, several customers at once. */
export const lateAnswers = [5, 25, 45, 75].map((seconds): Case => ({
  name: `answer after ${seconds} s, popup closed`,
  rounds: { full: 10, short: seconds === 5 ? 2 : 0 },
  run: async (rig, _random, tally, rounds) => {
    if (rounds === 0) return;
    nextCustomer(rig, 0);
    const customers = CUSTOMERS.slice(0, rounds);
    for (const customer of customers) {
      const desk = await rig.openDesk();
      await ready(rig, desk, customer);
      rig.truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: seconds * 1_000 });
      await desk.press();
      // The request is on its way before the popup goes.
      while (rig.truth.unbindRequests(customer).length === 0) await desk.page.waitForTimeout(10);
      await desk.page.close();
    }
    for (const customer of customers) await rig.truth.untilAnswered(customer);

    for (const customer of customers) {
      const desk = await rig.openDesk();
      await desk.show(customer);
      const outcome = await desk.outcome();
      tally.count(outcome);
      tally.expect(outcome === (seconds < LIMIT ? "done" : "unknown"), `the desk says ${outcome}`);
      tally.expect(rig.truth.unbindRequests(customer).length === 1, "not exactly one request to unbind");
      await expectTruth(tally, rig.truth, customer, outcome);
      await desk.page.close();
    }
  },
}));
