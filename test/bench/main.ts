import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startBrowser } from "./browser.ts";
import { buildForBench } from "./build.ts";
import { fillJournals, journalRows } from "./journal-rows.ts";
import { popupRows } from "./popup-rows.ts";
import { pressRows } from "./press-rows.ts";
import { readReport, writeReport, type Report } from "./report.ts";
import { BenchService } from "./service.ts";
import { setUp } from "./set-up.ts";
import { sizeRows } from "./size-rows.ts";
import { tableOf } from "./table.ts";
import { unlockRows } from "./unlock-rows.ts";

/*
 * Measures the production build in a real Chromium next to baselines, and prints one table. It never fails on a time: what counts
 * are ratios, and a busy machine blurs even those. --rounds 15, --json FILE to keep the figures, --compare FILE to set them beside,
 * --only popup,press,journal,size,unlock while one of them is worked on.
 */

const LEAST_ROUNDS = 15;
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: String(LEAST_ROUNDS) },
    json: { type: "string" },
    compare: { type: "string" },
    only: { type: "string" },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1 on");
const asked = values.only?.split(",");
const wants = (part: "popup" | "press" | "journal" | "size" | "unlock") => asked?.includes(part) ?? true;
const before = values.compare === undefined ? undefined : await readReport(values.compare);

const build = await buildForBench();
const service = await BenchService.start();
const browser = await startBrowser(build);
try {
  const report = await measure();
  if (values.json !== undefined) await writeReport(values.json, report);
  const load = report.load.map((processes) => processes.toFixed(1)).join(" → ");
  console.log(`\n${tableOf(report.rows, before?.rows)}\n`);
  console.log(`${report.browser}, medians of ${rounds} rounds in turn; load ${load}.`);
  if (rounds < LEAST_ROUNDS) console.log(`Fewer than ${LEAST_ROUNDS} rounds say little.`);
} finally {
  await browser.context.close();
  await service.close();
  await build.remove();
}

async function measure(): Promise<Report> {
  for (const extension of [browser.product, browser.longProduct]) {
    await setUp(browser.context, extension, service.url);
  }
  if (wants("popup") || wants("journal")) {
    console.log("Filling journals …");
    await fillJournals(browser);
  }

  console.log(`Measuring, ${rounds} rounds of everything …`);
  const loadBefore = busy();
  const rows = [
    ...(wants("popup") ? await popupRows(browser, service, rounds) : []),
    ...(wants("press") ? await pressRows(browser, service, rounds) : []),
    ...(wants("journal") ? await journalRows(browser, rounds) : []),
    ...(wants("size") ? await sizeRows(build) : []),
    ...(wants("unlock") ? await unlockRows(browser, rounds) : []),
  ];
  return {
    at: new Date().toISOString(),
    browser: `Chromium ${browser.version}`,
    rounds,
    load: [loadBefore, busy()],
    rows,
  };
}

/** Processes that wanted to run, on average over the last minute. */
function busy(): number {
  return loadavg()[0] ?? NaN;
}
