import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nextCustomer, ready, type Case } from "./case.ts";
import { readJournal } from "./desk.ts";
import { pause } from "./ground-truth.ts";
import { startBrowser } from "./rig.ts";

/** The whole browser dies, and is started again: what reached the service must stand in the journal. */
export const browserKilled: Case = {
  name: "browser killed (SIGKILL) and restarted",
  rounds: { full: 50, short: 1 },
  run: async (rig, random, tally, rounds) => {
    const profileDir = await mkdtemp(join(tmpdir(), "faults-profile-"));
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      const browser = await startBrowser(rig.extensionDir, rig.address, profileDir);
      const desk = await browser.openDesk();
      const before = (await readJournal(desk.page)).length;
      await ready(rig, desk, customer);
      rig.truth.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: random.between(0, 100) });
      await desk.press();
      await pause(random.between(0, 150));
      kill(profileDir);
      // Only tells Playwright; there is nothing left to close.
      await browser.context.close().catch(() => undefined);

      const restarted = await startBrowser(rig.extensionDir, rig.address, profileDir);
      const again = await restarted.openDesk();
      await rig.truth.untilAnswered(customer);
      const requests = rig.truth.unbindRequests(customer).length;
      const written = (await readJournal(again.page)).length - before;
      tally.count(requests === 0 ? `not received, ${written} written` : "received and written");
      tally.expect(requests <= 1, `${requests} requests to unbind`);
      tally.expect(written >= requests, "the service got a request that is not in the journal");
      await restarted.context.close();
    }
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  },
};

/** Every process of the browser at once: nothing gets to tidy up. */
function kill(profileDir: string): void {
  execFileSync("pkill", ["-KILL", "-f", "--", `--user-data-dir=${profileDir}`]);
}
