import { startSandbox } from "../../../sandbox/server.ts";
import { nextCustomer, ready, type Case } from "../case.ts";
import { readJournal, untilSettled } from "../support/journal-read.ts";
import { killWorker } from "../support/kill.ts";

/**
 * Another service, whose user with the same ID has no phone, is saved while an unbind is under way, and the worker dies. What the other
 * one knows proves nothing: the attempt waits for its own, and is looked at when that is saved.
 */
export const serviceSaved: Case = {
  name: "another service saved under way, and the worker killed",
  rounds: { full: 10, short: 1 },
  run: async (rig, random, tally, rounds) => {
    const other = await startSandbox({});
    const bare = await rig.openBarePage();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      other.state.reset();
      other.state.world.people = rig.truth.state.world.people.map((person) => ({ ...person, phone: null }));
      const before = new Set((await readJournal(bare)).map(({ attemptId }) => attemptId));
      const desk = await rig.openDesk();
      await ready(rig, desk, customer);
      const isApplied = random.between(0, 1) === 1;
      rig.truth.state.faults.add({ call: "unbind-phone", kind: "html-502", applied: isApplied, delayMs: 30_000 });
      await desk.press();
      await rig.truth.untilReceived(customer);
      await rig.save(other.url);
      await killWorker(bare);
      rig.truth.state.faults.clear();
      await rig.truth.untilAnswered(customer);
      // Whoever opens the desk starts the next worker.
      const elsewhere = await rig.openDesk();
      await untilSettled(bare);
      const ofThis = async () => (await readJournal(bare)).filter(({ attemptId }) => !before.has(attemptId));
      const [attempt] = await ofThis();
      tally.expect(attempt?.outcome === "unknown", `the journal has ${attempt?.outcome ?? "nothing"}`);
      const sent = other.state.calls.filter(({ call }) => call === "unbind-phone").length;
      tally.expect(sent === 0, "the other service was asked to unbind");
      for (const { page } of [desk, elsewhere]) await page.close();

      await rig.save(rig.address);
      const history = await rig.openHistory();
      await history.getByRole("searchbox", { name: "Search" }).fill(customer.userId);
      await history
        .getByRole("button", { name: /^(Unknown|Done)/ })
        .first()
        .click();
      const found = isApplied ? /^The phone is unbound/ : /the phone was still bound at/;
      await history.getByRole("heading", { name: found }).waitFor();
      await history.close();
      const [settled] = await ofThis();
      tally.count(settled?.outcome ?? "nothing");
      tally.expect(
        settled?.outcome === (rig.truth.isBound(customer) ? "unknown" : "done"),
        "looked at again, it is untrue",
      );
    }
    await bare.close();
    await other.close();
  },
};
