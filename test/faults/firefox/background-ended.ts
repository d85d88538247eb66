import { nextCustomer, type Case } from "../case.ts";
import { pause } from "../support/ground-truth.ts";
import { readJournal, untilSettled } from "../support/journal-read.ts";
import { expectTruth } from "../support/truths.ts";
import { withFirefox } from "./rig.ts";

/** Firefox ends the background whenever it likes: here at a random moment around the press. */
export const backgroundEnded: Case = {
  name: "firefox: background ended at a random moment",
  rounds: { full: 100, short: 4 },
  run: (rig, random, tally, rounds) =>
    withFirefox(rig.address, async ({ firefox, openDesk }) => {
      const { truth } = rig;
      const desk = await openDesk();
      let survived = 0;
      for (let round = 0; round < rounds; round += 1) {
        const customer = nextCustomer(rig, round);
        await desk.find(customer);
        await desk.enterCode(await truth.passCode(customer));
        const before = new Set((await readJournal(desk)).map(({ attemptId }) => attemptId));
        const mark = await desk.markBackground();
        truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: random.between(0, 150) });

        await desk.pressQuickly();
        await pause(random.between(0, 200));
        await firefox.endBackground();
        const endedAt = Date.now();
        const outcome = await desk.outcome();
        tally.times.push(Date.now() - endedAt);
        if (await desk.backgroundHas(mark)) survived += 1;

        tally.count(outcome);
        // What our code sends can't be counted in Firefox; what the browser sends again by itself would show as well.
        const timesSent = () => truth.unbindRequests(customer).length;
        await expectTruth(tally, { truth, timesSent }, customer, outcome);
        const requests = timesSent();
        tally.expect(requests <= 1, `${requests} requests to unbind`);
        await untilSettled(desk);
        const written = (await readJournal(desk)).filter(({ attemptId }) => !before.has(attemptId));
        tally.expect(written.length === 1 || requests === 0, `${written.length} attempts in the journal`);
        await desk.clear();
      }
      tally.expect(survived === 0, `the background survived ${survived} times`);
    }),
};
