import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startBrowser } from "./browser.ts";
import { journalRows } from "./journal.ts";
import { popupRows } from "./popup.ts";
import { pressRows } from "./press.ts";
import { BenchService } from "./service.ts";
import { sizeRows } from "./size.ts";
import { printTable } from "./table.ts";

/*
 * Prints the table of docs/performance.md: npm run bench [-- --rounds 15] [--extension DIR].
 * It never fails on a time, because a busy machine blurs even ratios.
 */

/** Its worst search takes seconds, and many operations are timed in each round. */
const JOURNAL_ROUNDS = 3;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    extension: { type: "string", default: ".output/chrome-mv3" },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1 on");

const service = await BenchService.start();
const browser = await startBrowser(values.extension, service);
try {
  const before = loadavg()[0] ?? NaN;
  printTable([
    ...(await popupRows(browser, rounds)),
    ...(await pressRows(browser, service, rounds)),
    ...(await journalRows(browser, service, Math.min(rounds, JOURNAL_ROUNDS))),
    ...(await sizeRows(values.extension)),
  ]);
  const load = `${before.toFixed(1)} → ${(loadavg()[0] ?? NaN).toFixed(1)}`;
  console.log(`\nChromium ${browser.version}, medians of ${rounds} rounds in turn; load ${load}.`);
} finally {
  await browser.close();
  await service.close();
}
