import { nextCustomer, ready, type Case } from "../case.ts";
import { expectTruth } from "../support/truths.ts";

/** The customer binds another phone after the agent has looked: what was not seen is not unbound. */
export const phoneChanged: Case = {
  name: "phone changed after the look-up",
  rounds: { full: 20, short: 1 },
  run: async (rig, _random, tally, rounds) => {
    const desk = await rig.openDesk();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      await ready(rig, desk, customer);
      const person = rig.truth.state.world.people.find(({ userId }) => userId === customer.userId);
      if (person) person.phone = "13911112222";
      await desk.press();
      const outcome = await desk.outcome();
      tally.count(outcome);
      tally.expect(outcome === "not-sent", `the desk says ${outcome}`);
      tally.expect(rig.truth.unbindRequests(customer).length === 0, "the service got a request");
      await desk.page.getByRole("button", { name: "Unbind 139****2222" }).waitFor();
      await expectTruth(tally, rig, customer, outcome);
      await desk.clear();
    }
    await desk.page.close();
  },
};
