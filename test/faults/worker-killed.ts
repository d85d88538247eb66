import { nextCustomer, ready, type Case } from "./case.ts";
import { readJournal } from "./desk.ts";
import { pause } from "./ground-truth.ts";
import { expectTruth } from "./truths.ts";

/** The browser stops the worker whenever it likes: here at a random moment around the press. */
export const workerKilled: Case = {
  name: "worker killed at a random moment",
  rounds: { full: 500, short: 8 },
  run: async (rig, random, tally, rounds) => {
    const { truth } = rig;
    const desk = await rig.openDesk();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      await ready(rig, desk, customer);
      const before = new Set((await readJournal(desk.page)).map(({ attemptId }) => attemptId));
      truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: random.between(0, 150) });

      await desk.press();
      await pause(random.between(0, 200));
      await rig.killWorker(desk.page);
      const killedAt = Date.now();
      const outcome = await desk.outcome();
      const took = Date.now() - killedAt;

      tally.count(outcome);
      tally.expect(took < 2_000, `${took} ms from the kill to a final state`);
      await expectTruth(tally, truth, customer, outcome);
      const requests = truth.unbindRequests(customer).length;
      tally.expect(requests <= 1, `${requests} requests to unbind`);
      const written = (await readJournal(desk.page)).filter(({ attemptId }) => !before.has(attemptId));
      tally.expect(written.length === 1 || requests === 0, `${written.length} attempts in the journal`);
      tally.expect(
        written.every(({ state }) => state === "settled"),
        "an attempt is still open",
      );
      await desk.clear();
    }
    await desk.page.close();
  },
};
