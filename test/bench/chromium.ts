import { startBrowser } from "./browser.ts";
import { buildForBench } from "./build.ts";
import { fillJournals, journalRows } from "./journal-rows.ts";
import type { Measured } from "./measured.ts";
import { popupRows } from "./popup-rows.ts";
import { pressRows } from "./press-rows.ts";
import type { BenchService } from "./service.ts";
import { setUp } from "./set-up.ts";
import { sizeRows } from "./size-rows.ts";
import { unlockRows } from "./unlock-rows.ts";

export const CHROMIUM_PARTS = ["popup", "press", "journal", "size", "unlock"] as const;
type Part = (typeof CHROMIUM_PARTS)[number];

/** Builds for Chromium, measures there, and closes it again. */
export async function measureChromium(
  service: BenchService,
  rounds: number,
  wants: (part: Part) => boolean,
): Promise<Measured> {
  const build = await buildForBench();
  try {
    const browser = await startBrowser(build);
    try {
      for (const extension of [browser.product, browser.longProduct]) {
        await setUp(browser.context, extension, service.url);
      }
      if (wants("popup") || wants("journal")) {
        console.log("Filling journals …");
        await fillJournals(browser);
      }
      console.log(`Measuring in Chromium, ${rounds} rounds of everything …`);
      const rows = [
        ...(wants("popup") ? await popupRows(browser, service, rounds) : []),
        ...(wants("press") ? await pressRows(browser, service, rounds) : []),
        ...(wants("journal") ? await journalRows(browser, rounds) : []),
        ...(wants("size") ? await sizeRows(build) : []),
        ...(wants("unlock") ? await unlockRows(browser, rounds) : []),
      ];
      return { browser: `Chromium ${browser.version}`, rows };
    } finally {
      await browser.context.close();
    }
  } finally {
    await build.remove();
  }
}
