import { findFirefox } from "../../firefox/firefox-process.ts";
import type { Measured } from "../measured.ts";
import type { BenchService } from "../service.ts";
import { startFirefox } from "./browser.ts";
import { buildForFirefoxBench } from "./build.ts";
import { fillFirefoxJournals, firefoxJournalRows } from "./journal-rows.ts";
import { firefoxPopupRows } from "./popup-rows.ts";
import { firefoxPressRows } from "./press-rows.ts";

/*
 * What is measured in Firefox. Left out are the sizes and the unlocking, which are the same code and a key derivation in either browser,
 * and what cannot be had there: journals of more sizes than there are copies of the product, because there are no storage buckets to keep
 * them apart, and where a press spends its time, because the driver reaches no background.
 */

export function isFirefoxThere(): boolean {
  try {
    findFirefox();
    return true;
  } catch {
    return false;
  }
}

/** Builds for Firefox, measures there, and closes it again. */
export async function measureFirefox(service: BenchService, rounds: number): Promise<Measured> {
  const build = await buildForFirefoxBench();
  try {
    const browser = await startFirefox(build, service.url);
    try {
      console.log("Filling journals in Firefox …");
      await fillFirefoxJournals(browser);
      console.log(`Measuring in Firefox, ${rounds} rounds of everything …`);
      const rows = [
        ...(await firefoxPopupRows(browser, service, rounds)),
        ...(await firefoxPressRows(browser, service, rounds)),
        ...(await firefoxJournalRows(browser, rounds)),
      ];
      return { browser: `Firefox ${browser.version}`, rows };
    } finally {
      await browser.firefox.close();
    }
  } finally {
    await build.remove();
  }
}
