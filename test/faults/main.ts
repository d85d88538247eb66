import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { browserKilled } from "./browser-killed.ts";
import { inFirefox } from "./firefox/cases.ts";
import { journalBroken } from "./journal-broken.ts";
import { lateAnswers } from "./late-answers.ts";
import { manyPresses } from "./many-presses.ts";
import { popupClosed } from "./popup-closed.ts";
import { Random } from "./random.ts";
import { startRig } from "./rig.ts";
import { printTallies, Tally } from "./tally.ts";
import { tokenRevoked } from "./token-revoked.ts";
import { wireFaults } from "./wire-faults.ts";
import { workerKilled } from "./worker-killed.ts";

/*
 * The fault campaign: the production build in a real browser, with the truth counted by the service. Ends with exit code 1
 * where anything happened that must not.
 *
 *   tsx test/faults/main.ts [--short] [--seed 1] [--only "part of a name"] [--rounds N]
 */

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    rounds: { type: "string" },
    extension: { type: "string", default: ".output/chrome-mv3" },
  },
});
const cases = [
  workerKilled,
  browserKilled,
  popupClosed,
  ...lateAnswers,
  manyPresses,
  ...wireFaults,
  tokenRevoked,
  ...journalBroken,
  ...inFirefox,
].filter(({ name }) => name.includes(values.only));

// A copy, so that a build that is made meanwhile doesn't change what is tested.
const extensionDir = join(await mkdtemp(join(tmpdir(), "faults-")), "extension");
await cp(resolve(values.extension), extensionDir, { recursive: true });

console.log(`Seed ${values.seed}, ${values.short ? "short" : "full"} form`);
const tallies: Tally[] = [];
for (const { name, rounds, run } of cases) {
  const planned = values.rounds === undefined ? (values.short ? rounds.short : rounds.full) : Number(values.rounds);
  const tally = new Tally(name);
  // A browser of its own for each case: what one breaks must not reach the next.
  const rig = await startRig(extensionDir);
  try {
    await run(rig, new Random(Number(values.seed)), tally, planned);
  } catch (error) {
    tally.problems.push(`stopped in round ${tally.rounds}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await rig.close();
  }
  tallies.push(tally);
}
await rm(join(extensionDir, ".."), { recursive: true });
printTallies(tallies);
process.exitCode = tallies.some(({ problems }) => problems.length > 0) ? 1 : 0;
