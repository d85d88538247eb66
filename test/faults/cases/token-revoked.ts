import { nextCustomer, ready, type Case } from "../case.ts";
import { pause } from "../support/ground-truth.ts";
import { expectTruth } from "../support/truths.ts";

/** Milliseconds between the start of a round and the press, so that the token can also go before it. */
const LEAD = 30;

/** Somebody rotates the keys while the agent is at it. */
export const tokenRevoked: Case = {
  name: "token revoked at a random moment",
  rounds: { full: 100, short: 4 },
  run: async (rig, random, tally, rounds) => {
    const { state } = rig.truth;
    const desk = await rig.openDesk();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      await ready(rig, desk, customer);
      const before = state.calls.length;
      // The service looks at the token once the delay is over.
      state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: random.between(0, 60) });
      const revoking = pause(random.between(0, 150)).then(() => state.tokens.revokeAll());
      await pause(LEAD);
      await desk.press();
      await revoking;
      const outcome = await desk.outcome();
      await expectTruth(tally, rig, customer, outcome);

      const requests = rig.truth.unbindRequests(customer);
      const renewals = state.calls.slice(before).filter(({ call }) => call === "get-management-token").length;
      tally.count(`${outcome}${renewals > 0 ? ", renewed" : ""}${requests.length > 1 ? ", sent again after 401" : ""}`);
      tally.expect(outcome === "done", `the desk says ${outcome}`);
      tally.expect(renewals <= 1, `${renewals} renewals`);
      const [first, second, ...more] = requests;
      tally.expect(more.length === 0, "more than two requests to unbind");
      tally.expect(second === undefined || first?.statusCode === 401, "a second request, and the first was no 401");
      await desk.clear();
    }
    await desk.page.close();
  },
};
