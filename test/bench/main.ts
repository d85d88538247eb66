import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { CHROMIUM_PARTS, measureChromium } from "./chromium.ts";
import { isFirefoxThere, measureFirefox } from "./firefox/firefox.ts";
import type { Measured } from "./measured.ts";
import { readReport, writeReport, type Report } from "./report.ts";
import { BenchService } from "./service.ts";
import { tableOf } from "./table.ts";

/*
 * Measures the production build in a real Chromium, then in a real Firefox, next to baselines, and prints one table. It never fails on
 * a time: what counts are ratios, and a busy machine blurs even those. --rounds 15, --json FILE to keep the figures, --compare FILE to
 * set them beside, --only popup,press,journal,size,unlock,firefox while one of them is worked on.
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
const wants = (part: (typeof CHROMIUM_PARTS)[number] | "firefox") => asked?.includes(part) ?? true;
const before = values.compare === undefined ? undefined : await readReport(values.compare);

const service = await BenchService.start();
try {
  const report = await measure();
  if (values.json !== undefined) await writeReport(values.json, report);
  const load = report.load.map((processes) => processes.toFixed(1)).join(" → ");
  console.log(`\n${tableOf(report.rows, before?.rows)}\n`);
  console.log(`${report.browser}, medians of ${rounds} rounds in turn; load ${load}.`);
  if (rounds < LEAST_ROUNDS) console.log(`Fewer than ${LEAST_ROUNDS} rounds say little.`);
} finally {
  await service.close();
}

async function measure(): Promise<Report> {
  const loadBefore = busy();
  const measured: Measured[] = [];
  if (CHROMIUM_PARTS.some(wants)) measured.push(await measureChromium(service, rounds, wants));
  // One browser after the other: they would take the processor from each other.
  if (wants("firefox")) {
    if (asked || isFirefoxThere()) measured.push(await measureFirefox(service, rounds));
    else console.log("There is no Firefox here: what is measured in it is left out.");
  }
  return {
    at: new Date().toISOString(),
    browser: measured.map(({ browser }) => browser).join(" and "),
    rounds,
    load: [loadBefore, busy()],
    rows: measured.flatMap(({ rows }) => rows),
  };
}

/** Processes that wanted to run, on average over the last minute. */
function busy(): number {
  return loadavg()[0] ?? NaN;
}
