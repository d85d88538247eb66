import { nextCustomer, ready, type Case } from "../case.ts";
import { pause } from "../support/ground-truth.ts";
import { readJournal, untilSettled } from "../support/journal-read.ts";
import { killTwoWorkers, killWorker } from "../support/kill.ts";
import { expectTruth } from "../support/truths.ts";

/** Milliseconds that looking up, writing down and reading back take around the request. */
const AFTER = 80;
/** Milliseconds that the next worker takes to start and to read back. */
const SETTLING = 400;

/** The browser stops the worker whenever it likes: here at a random moment around the press. */
export const workerKilled = killing("worker killed at a random moment", { full: 500, short: 8 });
/** And the next one while it settles what the first has left open. */
export const workerKilledTwice = killing("worker killed, and the next one too", { full: 200, short: 4 }, true);

function killing(name: string, planned: Case["rounds"], twice = false): Case {
  const run: Case["run"] = async (rig, random, tally, rounds) => {
    const { truth } = rig;
    const desk = await rig.openDesk();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      await ready(rig, desk, customer);
      const before = new Set((await readJournal(desk.page)).map(({ attemptId }) => attemptId));
      const delayMs = random.between(0, 150);
      truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs });

      await desk.press();
      await pause(random.between(0, delayMs + AFTER));
      const isNew = ({ attemptId }: { attemptId: string }) => !before.has(attemptId);
      const settled = (await readJournal(desk.page)).some((one) => isNew(one) && one.state === "settled");
      const killedAt = Date.now();
      if (twice) await killTwoWorkers(desk.page, random.between(0, SETTLING));
      else await killWorker(desk.page);
      const outcome = await desk.outcome();
      // From the kill, and so more than from the return of the worker, which no page can see.
      if (!settled) tally.times.push(Date.now() - killedAt);

      tally.count(settled ? `${outcome} before it was killed` : outcome);
      await expectTruth(tally, rig, customer, outcome);
      const requests = truth.unbindRequests(customer).length;
      tally.expect(requests <= 1, `${requests} requests to unbind`);
      await untilSettled(desk.page);
      const written = (await readJournal(desk.page)).filter(isNew);
      tally.expect(written.length === 1 || requests === 0, `${written.length} attempts in the journal`);
      await desk.clear();
    }
    await desk.page.close();
  };
  return { name, rounds: planned, run };
}
