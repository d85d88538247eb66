import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startBrowser } from "../support/browser.ts";
import { nextCustomer, ready, type Case } from "../case.ts";

/** What is overwritten, in turn, and what comes of it. */
const DAMAGES = [
  // Chromium throws away what it can't make sense of, and begins an empty database.
  { file: "MANIFEST", says: /The history was gone at .*the browser removed it/ },
  { file: ".log", says: /The history was gone at .*the browser removed it/ },
  // Here it refuses to open anything.
  { file: "CURRENT", says: /The history on this computer can't be read/ },
] as const;

/** The disk spoils the journal's files while the browser is closed: the agent is told, and nothing is sent that can't be written down. */
export const journalDamagedOnDisk: Case = {
  name: "journal's files damaged on disk",
  rounds: { full: 9, short: 1 },
  run: async (rig, _random, tally, rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      const damage = DAMAGES[round % DAMAGES.length] ?? DAMAGES[0];
      const customer = nextCustomer(rig, round);
      const profileDir = await mkdtemp(join(tmpdir(), "faults-damaged-"));
      let browser = await startBrowser(rig.extensionDir, rig.address, { profileDir });
      let desk = await browser.openDesk();
      await ready(rig, desk, customer);
      await desk.press();
      await desk.outcome();
      await browser.context.close();
      await overwrite(profileDir, damage.file);

      const next = nextCustomer(rig, round + 1);
      browser = await startBrowser(rig.extensionDir, rig.address, { profileDir });
      desk = await browser.openDesk();
      const history = await browser.openHistory();
      const told = await alertIn(history);
      tally.expect(damage.says.test(told), `the history says: ${told}`);
      await ready(rig, desk, next);
      await desk.press();
      const outcome = await desk.outcome();
      tally.count(`${damage.file}: told, ${outcome}`);
      // A journal that begins anew takes the next attempt; one that can't be opened takes none.
      const usable = damage.file !== "CURRENT";
      tally.expect(outcome === (usable ? "done" : "not-sent"), `the desk says ${outcome}`);
      const requests = rig.truth.unbindRequests(next).length;
      tally.expect(requests === (usable ? 1 : 0), `${requests} requests to unbind`);
      await browser.context.close();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

async function alertIn(history: Page): Promise<string> {
  return (await history.getByRole("alert").first().innerText()).replace(/\s+/gu, " ");
}

/** Fills the first half of the database's files whose name holds this with nonsense. */
async function overwrite(profileDir: string, name: string): Promise<void> {
  const files = await readdir(profileDir, { recursive: true });
  const spoilt = files.filter((file) => file.includes(".indexeddb.leveldb/") && file.includes(name));
  if (spoilt.length === 0) throw new Error(`The journal has no file ${name}`);
  for (const file of spoilt) {
    const bytes = await readFile(join(profileDir, file));
    await writeFile(join(profileDir, file), bytes.fill("Z", 0, Math.ceil(bytes.length / 2)));
  }
}
