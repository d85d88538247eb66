import { nextCustomer, type Case } from "../case.ts";
import { CUSTOMERS } from "../customers.ts";
import { pause } from "../ground-truth.ts";
import { expectTruth } from "../truths.ts";
import { withFirefox } from "./rig.ts";

/** Seconds; Firefox ends an idle background after 30. */
const DELAYS = [5, 25, 45, 75];
/** Beyond the declared limit of 60 s the answer is lost to the agent, though not to the service. */
const LIMIT = 60;

/** Answers that come long after the last popup has closed, for several customers side by side. */
export const lateAnswersInFirefox: Case = {
  name: "firefox: answers after 5, 25, 45, 75 s, popup closed",
  rounds: { full: 8, short: 0 },
  run: async (rig, _random, tally, rounds) => {
    if (rounds === 0) return;
    await withFirefox(rig.address, async ({ firefox, openDesk }) => {
      const { truth } = rig;
      nextCustomer(rig, 0);
      const waits = CUSTOMERS.slice(0, rounds).map((customer, index) => ({
        customer,
        seconds: DELAYS[index % DELAYS.length] ?? LIMIT,
      }));
      let background = "";
      for (const { customer, seconds } of waits) {
        const desk = await openDesk();
        await desk.find(customer);
        await desk.enterCode(await truth.passCode(customer));
        background = await desk.backgroundId();
        truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: seconds * 1_000 });
        await desk.pressQuickly();
        // The request is on its way before the popup goes.
        while (truth.unbindRequests(customer).length === 0) await pause(10);
        await desk.close();
      }
      // Nothing of the extension is open any more.
      await firefox.page("about:blank");
      for (const { customer } of waits) await truth.untilAnswered(customer);

      for (const { customer, seconds } of waits) {
        const desk = await openDesk();
        tally.expect((await desk.backgroundId()) === background, "the background did not live to see the answers");
        await desk.bringBack(customer);
        const outcome = await desk.outcome();
        tally.count(`${seconds} s: ${outcome}`);
        tally.expect(outcome === (seconds < LIMIT ? "done" : "unknown"), `after ${seconds} s the desk says ${outcome}`);
        const requests = truth.unbindRequests(customer).length;
        tally.expect(requests === 1, `${requests} requests to unbind`);
        await expectTruth(tally, { truth, timesSent: () => requests }, customer, outcome);
        await desk.close();
      }
    });
  },
};
