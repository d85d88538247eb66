import { nextCustomer, ready, type Case } from "../case.ts";
import { expectTruth } from "../support/truths.ts";

/** A popup closes the moment it loses focus. */
export const popupClosed: Case = {
  name: "popup closed 0-50 ms after the press",
  rounds: { full: 200, short: 5 },
  run: async (rig, random, tally, rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      const desk = await rig.openDesk();
      await ready(rig, desk, customer);
      rig.truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: random.between(0, 100) });
      await desk.pressAndClose(random.between(0, 50));

      const reopened = await rig.openDesk();
      const outcome = await reopened.outcome();
      tally.count(outcome);
      tally.expect(outcome === "done", `the desk says ${outcome}`);
      const requests = rig.truth.unbindRequests(customer).length;
      tally.expect(requests === 1, `${requests} requests to unbind`);
      await expectTruth(tally, rig, customer, outcome);
      await reopened.clear();
      await reopened.page.close();
    }
  },
};
