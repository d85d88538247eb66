import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { browserKilled } from "./cases/browser-killed.ts";
import type { Case } from "./case.ts";
import { dnsFailure } from "./cases/dns-failure.ts";
import { fixesKilled } from "./cases/fixes-killed.ts";
import { inFirefox } from "./firefox/cases.ts";
import { journalBroken } from "./cases/journal-broken.ts";
import { journalDamagedOnDisk } from "./cases/journal-damaged.ts";
import { lateAnswers } from "./cases/late-answers.ts";
import { manyPresses } from "./cases/many-presses.ts";
import { popupClosed } from "./cases/popup-closed.ts";
import { printReport } from "./report.ts";
import { Rigs } from "./support/rigs.ts";
import { runCase } from "./run-case.ts";
import type { Tally } from "./support/tally.ts";
import { tokenRevoked } from "./cases/token-revoked.ts";
import { serviceSaved } from "./cases/service-saved.ts";
import { twoAttempts } from "./cases/two-attempts.ts";
import { wireFaults } from "./cases/wire-faults.ts";
import { workerKilled, workerKilledTwice } from "./cases/worker-killed.ts";

/*
 * The fault campaign: the production build in a real browser, with the truth counted by the service. Ends with exit code 1
 * where anything happened that must not. What it finds is written down in docs/faults.md.
 *
 *   tsx test/faults/main.ts [--short] [--seed 1] [--only "part of a name"]... [--rounds N] [--lanes N] [--extension DIR]
 *
 * A lane is a browser, with a sandbox, that takes one case after the other. What a case finds doesn't depend on how many there are.
 */

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    only: { type: "string", multiple: true, default: [""] },
    rounds: { type: "string" },
    lanes: { type: "string" },
    extension: { type: "string", default: ".output/chrome-mv3" },
  },
});
const cases: Case[] = [
  workerKilled,
  workerKilledTwice,
  browserKilled,
  popupClosed,
  ...lateAnswers,
  manyPresses,
  ...wireFaults,
  dnsFailure,
  tokenRevoked,
  twoAttempts,
  serviceSaved,
  ...fixesKilled,
  ...journalBroken,
  journalDamagedOnDisk,
  ...inFirefox,
];
const planned = ({ rounds }: Case) =>
  values.rounds === undefined ? (values.short ? rounds.short : rounds.full) : Number(values.rounds);

// A copy, so that a build that is made meanwhile doesn't change what is tested.
const extensionDir = join(await mkdtemp(join(tmpdir(), "faults-")), "extension");
await cp(resolve(values.extension), extensionDir, { recursive: true });

const chosen = cases.filter((each) => values.only.some((part) => each.name.includes(part)) && planned(each) > 0);
const tallies = new Map<Case, Tally>();
let browser = "not started";

/** Takes case after case from a queue, with browsers and a sandbox of its own. */
async function work(queue: Case[]): Promise<void> {
  const rigs = new Rigs(extensionDir);
  for (let one = queue.shift(); one; one = queue.shift()) {
    const startedAt = Date.now();
    const tally = await runCase(one, planned(one), Number(values.seed), rigs);
    tallies.set(one, tally);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    console.log(`${tally.name}: ${tally.rounds} rounds in ${seconds} s, ${tally.problems.length} problems`);
    browser = rigs.browserVersion;
    if (one.waits) await rigs.close();
  }
  await rigs.close();
}

const waiting = chosen.filter(({ waits }) => waits);
const busy = chosen.filter(({ waits }) => !waits);
const lanes = Array.from({ length: Number(values.lanes ?? (values.short ? 1 : 2)) }, () => busy);
await Promise.all([waiting, ...lanes].map(work));
await rm(join(extensionDir, ".."), { recursive: true });
console.log(`\nSeed ${values.seed}, ${values.short ? "short" : "full"} form, Chromium ${browser}\n`);
const inOrder = chosen.map((one) => tallies.get(one)).filter((tally) => tally !== undefined);
printReport(inOrder);
const failed = inOrder.filter(({ problems }) => problems.length > 0).length;
console.log(`\nCases: ${inOrder.length - failed} passed, ${failed} failed`);
// A case that failed may have left a server open.
process.exit(failed > 0 ? 1 : 0);
