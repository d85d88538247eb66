import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { browserKilled } from "./browser-killed.ts";
import type { Case } from "./case.ts";
import { dnsFailure } from "./dns-failure.ts";
import { inFirefox } from "./firefox/cases.ts";
import { journalBroken } from "./journal-broken.ts";
import { lateAnswers } from "./late-answers.ts";
import { manyPresses } from "./many-presses.ts";
import { popupClosed } from "./popup-closed.ts";
import { printReport } from "./report.ts";
import { Rigs } from "./rigs.ts";
import { runCase } from "./run-case.ts";
import type { Tally } from "./tally.ts";
import { tokenRevoked } from "./token-revoked.ts";
import { wireFaults } from "./wire-faults.ts";
import { workerKilled } from "./worker-killed.ts";

/*
 * The fault campaign: the production build in a real browser, with the truth counted by the service. Ends with exit code 1
 * where anything happened that must not. What it finds is written down in docs/faults.md.
 *
 *   tsx test/faults/main.ts [--short] [--seed 1] [--only "part of a name"] [--rounds N] [--extension DIR]
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
const cases: Case[] = [
  workerKilled,
  browserKilled,
  popupClosed,
  ...lateAnswers,
  manyPresses,
  ...wireFaults,
  dnsFailure,
  tokenRevoked,
  ...journalBroken,
  ...inFirefox,
];
const planned = ({ rounds }: Case) =>
  values.rounds === undefined ? (values.short ? rounds.short : rounds.full) : Number(values.rounds);

// A copy, so that a build that is made meanwhile doesn't change what is tested.
const extensionDir = join(await mkdtemp(join(tmpdir(), "faults-")), "extension");
await cp(resolve(values.extension), extensionDir, { recursive: true });

const rigs = new Rigs(extensionDir);
const tallies: Tally[] = [];
for (const one of cases.filter((each) => each.name.includes(values.only) && planned(each) > 0)) {
  const startedAt = Date.now();
  const tally = await runCase(one, planned(one), Number(values.seed), rigs);
  tallies.push(tally);
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  console.log(`${tally.name}: ${tally.rounds} rounds in ${seconds} s, ${tally.problems.length} problems`);
}
const browser = rigs.browserVersion;
await rigs.close();
await rm(join(extensionDir, ".."), { recursive: true });
console.log(`\nSeed ${values.seed}, ${values.short ? "short" : "full"} form, Chromium ${browser}\n`);
printReport(tallies);
process.exitCode = tallies.some(({ problems }) => problems.length > 0) ? 1 : 0;
