import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import type { Tab } from "../../firefox/support/tab.ts";
import { interleave } from "../interleave.ts";
import { FLOOR } from "../popup-desk.ts";
import { pressCases } from "../press-cases.ts";
import { hopTable, pressTable } from "../press-table.ts";
import type { Row } from "../row.ts";
import type { BenchService } from "../service.ts";
import type { BenchFirefox } from "./browser.ts";
import type { FirefoxExtension } from "./extension.ts";
import { press, preparePress, QUIET, untilSettled } from "./press.ts";

const GROUP = "Firefox, press to answer";
const BACKGROUND = "background";
/** Milliseconds in which a background that has just started does what it leaves for later; the next one shares its process. */
const STARTED = 1_000;

/**
 * From the press until the service's answer is on the screen, as in Chromium. What Firefox has in the worker's place is a page, which
 * it ends when it is idle.
 */
export async function firefoxPressRows(
  { product, baseline }: BenchFirefox,
  service: BenchService,
  rounds: number,
): Promise<Row[]> {
  const desk = await product.openPopup();
  const bare = await baseline.openPopup();
  const floor = await baseline.openPopup(FLOOR);

  const byHand = async (tab: Tab) => {
    // Opens the connection, as the product's look-up does.
    await tab.evaluate(
      "const { url, init } = JSON.parse(arguments[0]); return fetch(url, init).then((answer) => answer.text());",
      JSON.stringify(service.read()),
    );
    const call = JSON.stringify(service.unbind(service.prepare()));
    await tab.evaluate("window.call = window.JSON.parse(arguments[0]); window.getReady?.();", call);
    await pause(QUIET);
    return press(tab, service);
  };

  const { live, ended } = pressCases({
    fetch: () => byHand(bare),
    floor: () => byHand(floor),
    prepare: () => preparePress(desk, service),
    press: () => press(desk, service),
    settled: () => untilSettled(desk),
    endWorker: () => product.endBackground(),
  });
  const liveMedianOf = await interleave(rounds, live);
  const endedMedianOf = await interleave(rounds, {
    ...ended,
    cold: async () => {
      const time = await ended.cold();
      await pause(STARTED);
      return time;
    },
    emptyCold: async () => {
      await baseline.bare.front();
      await baseline.endBackground();
      return emptyHop(baseline);
    },
    wakeCold: async () => {
      await product.bare.front();
      await product.endBackground();
      const time = await hop(product);
      await pause(STARTED);
      return time;
    },
    emptyHop: async () => {
      await baseline.bare.front();
      await pause(QUIET);
      return emptyHop(baseline);
    },
    wakeHop: async () => {
      await product.bare.front();
      await pause(QUIET);
      return hop(product);
    },
  });
  for (const tab of [desk, bare, floor]) await tab.close();
  return [...pressTable(GROUP, BACKGROUND, liveMedianOf, endedMedianOf), ...hopTable(GROUP, BACKGROUND, endedMedianOf)];
}

async function emptyHop({ bare }: FirefoxExtension): Promise<number> {
  return z.number().parse(await bare.evaluate(() => inPage.hop("hello")));
}

async function hop({ bare }: FirefoxExtension): Promise<number> {
  return z.number().parse(await bare.evaluate(() => inPage.hop({ name: "which-worker", payload: {} })));
}
