import { nextCustomer, ready, type Case } from "./case.ts";
import { pause } from "./ground-truth.ts";
import { expectTruth } from "./truths.ts";

/** Somebody rotates the keys while the agent is at it. */
export const tokenRevoked: Case = {
  name: "token revoked at a random moment",
  rounds: { full: 100, short: 3 },
  run: async (rig, random, tally, rounds) => {
    const { state } = rig.truth;
    const desk = await rig.openDesk();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      await ready(rig, desk, customer);
      const before = state.calls.length;
      const pressing = desk.press();
      await pause(random.between(0, 30));
      state.tokens.revokeAll();
      await pressing;
      const outcome = await desk.outcome();
      tally.count(outcome);
      await expectTruth(tally, rig.truth, customer, outcome);

      const renewals = state.calls.slice(before).filter(({ call }) => call === "get-management-token").length;
      tally.expect(renewals <= 1, `${renewals} renewals`);
      const [first, second, ...more] = rig.truth.unbindRequests(customer);
      tally.expect(more.length === 0, "more than two requests to unbind");
      tally.expect(second === undefined || first?.statusCode === 401, "a second request, and the first was no 401");
      await desk.clear();
    }
    await desk.page.close();
  },
};
