import { nextCustomer, type Case } from "../case.ts";
import { readJournal } from "../support/journal-read.ts";
import { expectTruth } from "../support/truths.ts";

/** The first press is lost, the second works; then somebody checks the first again. The second's work is not the first's. */
export const twoAttempts: Case = {
  name: "two attempts for one user, the first checked again",
  rounds: { full: 20, short: 1 },
  run: async (rig, _random, tally, rounds) => {
    const desk = await rig.openDesk();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      const before = new Set((await readJournal(desk.page)).map(({ attemptId }) => attemptId));
      await desk.find(customer);
      const code = await rig.truth.passCode(customer);
      rig.truth.state.faults.add({ call: "unbind-phone", kind: "html-502" });
      const outcomes = [];
      for (const isRepeated of [false, true]) {
        // A desk that does not know what became of the first asks before another one.
        if (isRepeated) await desk.page.getByRole("button", { name: "Repeat…" }).click();
        await desk.enterCode("");
        await desk.enterCode(code);
        await desk.press();
        outcomes.push(await desk.outcome());
      }
      tally.expect(outcomes.join() === "unknown,done", `the desk says ${outcomes.join()}`);

      const history = await rig.openHistory();
      await history.getByRole("searchbox", { name: "Search" }).fill(customer.userId);
      await history
        .getByRole("button", { name: /^Unknown/ })
        .first()
        .click();
      await history.getByRole("button", { name: "Check again" }).click();
      await history.getByRole("button", { name: "Check again" }).and(history.locator(":enabled")).waitFor();
      await history.close();

      const outcome = await desk.outcome();
      tally.count(outcome);
      await expectTruth(tally, rig, customer, outcome, 2);
      const written = (await readJournal(desk.page)).filter(({ attemptId }) => !before.has(attemptId));
      const done = written.filter((attempt) => attempt.outcome === "done");
      tally.expect(written.length === 2 && done.length === 1, `${done.length} of ${written.length} attempts are done`);
      const requestId = rig.truth.unbindRequests(customer).find(({ changed }) => changed)?.requestId;
      tally.expect(done[0]?.answer?.requestId === requestId, "the attempt that is done is not the one that did it");
      await desk.clear();
    }
    await desk.page.close();
  },
};
