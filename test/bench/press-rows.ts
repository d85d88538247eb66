import type { Page } from "@playwright/test";
import type { BenchBrowser } from "./browser.ts";
import { bundleInPage } from "./bundle-in-page.ts";
import { interleave } from "./interleave.ts";
import { median } from "./median.ts";
import { FLOOR } from "./popup-desk.ts";
import { pressCases } from "./press-cases.ts";
import { hopTable, pressTable } from "./press-table.ts";
import { preparePress, untilSettled } from "./press.ts";
import type { Row } from "./row.ts";
import type { BenchService } from "./service.ts";
import { watchPress } from "./watch-press.ts";

const GROUP = "Press to answer";
const STEPS_GROUP = "Press, step by step";
const WORKER = "worker";

/** From the press until the service's answer is on the screen: its request ID stands in the Result. The read-back comes after. */
export async function pressRows(
  { product, baseline }: BenchBrowser,
  service: BenchService,
  rounds: number,
): Promise<Row[]> {
  const script = await bundleInPage("index");
  const desk = await product.openPopup();
  const bare = await baseline.openPopup();
  const floor = await baseline.openPopup(FLOOR);
  for (const page of [desk, bare, floor]) await page.evaluate(script);

  const byHand = async (page: Page) => {
    await page.bringToFront();
    await page.evaluate(({ url, init }) => fetch(url, init).then((answer) => answer.text()), service.read());
    const call = JSON.stringify(service.unbind(service.prepare()));
    await page.evaluate(`globalThis.call = ${call}; globalThis.getReady?.()`);
    await page.waitForTimeout(300);
    return pressed(page, service);
  };

  const { live, ended } = pressCases({
    fetch: () => byHand(bare),
    floor: () => byHand(floor),
    prepare: async () => {
      await desk.bringToFront();
      await preparePress(desk, service);
    },
    press: () => pressed(desk, service),
    settled: () => untilSettled(desk),
    endWorker: () => product.killWorker(),
  });
  const liveMedianOf = await interleave(rounds, live);
  const endedMedianOf = await interleave(rounds, {
    ...ended,
    emptyCold: async () => {
      const page = await baseline.inFront();
      await baseline.killWorker();
      return page.evaluate(() => inPage.hop("hello"));
    },
    wakeCold: async () => {
      const page = await product.inFront();
      await product.killWorker();
      return page.evaluate(() => inPage.hop({ name: "which-worker", payload: {} }));
    },
    emptyHop: async () => (await baseline.inFront()).evaluate(() => inPage.hop("hello")),
    wakeHop: async () => (await product.inFront()).evaluate(() => inPage.hop({ name: "which-worker", payload: {} })),
    storageRead: async () => (await (await product.inFront()).evaluate(() => inPage.sessionStorage())).read,
    storageWrite: async () => (await (await product.inFront()).evaluate(() => inPage.sessionStorage())).write,
  });
  const steps = await watchPress(product, desk, service, rounds);
  for (const page of [desk, bare, floor]) await page.close();

  const step = (name: string, value: number): Row => ({ group: STEPS_GROUP, name, unit: "ms", value });
  return [
    ...pressTable(GROUP, WORKER, liveMedianOf, endedMedianOf),
    ...hopTable(STEPS_GROUP, WORKER, endedMedianOf),
    step("one read of session storage", endedMedianOf("storageRead")),
    step("one write of session storage", endedMedianOf("storageWrite")),
    ...[...steps].map(([name, values]) => step(name, median(values))),
  ];
}

/** Presses, and makes sure that what was seen is what the service said. */
async function pressed(page: Page, service: BenchService): Promise<number> {
  const { milliseconds, requestId } = await page.evaluate(() => inPage.pressToAnswer());
  if (requestId !== service.lastDone()) throw new Error(`The service did not answer with ${requestId}`);
  return milliseconds;
}
