import { nextCustomers, type Case } from "../case.ts";
import type { Customer } from "../support/customers.ts";
import { pause } from "../support/ground-truth.ts";
import { expectTruth } from "../support/truths.ts";
import { withFirefox } from "./rig.ts";

/** Seconds; Firefox ends an idle background after 30. */
const DELAYS = [5, 25, 45, 75];
/** Beyond the declared limit of 60 s the answer is lost to the agent, though not to the service. */
const LIMIT = 60;
/** Requests that Firefox lets wait for one host, less one for the look-ups. */
const AT_ONCE = 5;

/** Answers that come long after the last popup has closed: one delay after the other, for several customers side by side. */
export const lateAnswersInFirefox: Case = {
  name: "firefox: answers after 5, 25, 45, 75 s, popup closed",
  rounds: { full: 40, short: 0 },
  waits: true,
  run: async (rig, _random, tally, rounds) => {
    await withFirefox(rig.address, async ({ firefox, openDesk }) => {
      const { truth } = rig;
      for (const { seconds, customers } of batches(nextCustomers(rig, rounds))) {
        let mark = "";
        for (const customer of customers) {
          const desk = await openDesk();
          await desk.find(customer);
          await desk.enterCode(await truth.passCode(customer));
          mark = await desk.markBackground();
          truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: seconds * 1_000 });
          await desk.pressQuickly();
          // The request is on its way before the popup goes.
          while (truth.unbindRequests(customer).length === 0) await pause(10);
          await desk.close();
        }
        // Nothing of the extension is open any more.
        await firefox.page("about:blank");
        for (const customer of customers) await truth.untilAnswered(customer);

        for (const customer of customers) {
          const desk = await openDesk();
          tally.expect(await desk.backgroundHas(mark), "the background did not live to see the answers");
          await desk.bringBack(customer);
          const outcome = await desk.outcome();
          tally.count(`${seconds} s: ${outcome}`);
          tally.expect(
            outcome === (seconds < LIMIT ? "done" : "unknown"),
            `after ${seconds} s the desk says ${outcome}`,
          );
          const requests = truth.unbindRequests(customer).length;
          tally.expect(requests === 1, `${requests} requests to unbind`);
          await expectTruth(tally, { truth, timesSent: () => requests }, customer, outcome);
          await desk.close();
        }
      }
    });
  },
};

interface Batch {
  seconds: number;
  customers: Customer[];
}

/** The customers shared out among the delays. */
function batches(waiting: Customer[]): Batch[] {
  const rounds = waiting.length;
  const shares = DELAYS.map((seconds, index) => ({ seconds, left: Math.floor((rounds + index) / DELAYS.length) }));
  const found: Batch[] = [];
  for (const { seconds, left } of shares)
    for (let done = 0; done < left; done += AT_ONCE)
      found.push({ seconds, customers: waiting.splice(0, Math.min(AT_ONCE, left - done)) });
  return found;
}
