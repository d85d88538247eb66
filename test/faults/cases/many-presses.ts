import { nextCustomer, type Case } from "../case.ts";
import { pause } from "../support/ground-truth.ts";
import { readJournal } from "../support/journal-read.ts";
import { expectTruth } from "../support/truths.ts";

const WINDOWS = 3;
const PRESSES = 20;

/** An impatient agent, in three windows at once. */
export const manyPresses: Case = {
  name: "20 presses in a second from three windows",
  rounds: { full: 100, short: 2 },
  run: async (rig, random, tally, rounds) => {
    const desks = await Promise.all(Array.from({ length: WINDOWS }, () => rig.openDesk()));
    const bare = await rig.openBarePage();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      const code = await rig.truth.passCode(customer);
      for (const desk of desks) {
        await desk.find(customer);
        await desk.enterCode(code);
      }
      const before = (await readJournal(bare)).length;
      rig.truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: random.between(0, 300) });
      const presses = Array.from({ length: PRESSES }, async (_, press) => {
        await pause((press * 1_000) / PRESSES);
        await desks[press % WINDOWS]?.press();
      });
      await Promise.all(presses);
      const outcomes = new Set<string>();
      for (const desk of desks) {
        const outcome = await desk.outcome();
        outcomes.add(outcome);
        tally.expect(outcome === "done", `a window says ${outcome}`);
        await expectTruth(tally, rig, customer, outcome);
      }
      tally.count([...outcomes].join(" and "));
      const requests = rig.truth.unbindRequests(customer).length;
      tally.expect(requests === 1, `${requests} requests to unbind`);
      const attempts = (await readJournal(bare)).length - before;
      tally.expect(attempts === 1, `${attempts} attempts in the journal`);
      for (const desk of desks) await desk.clear();
    }
    for (const page of [bare, ...desks.map((desk) => desk.page)]) await page.close();
  },
};
