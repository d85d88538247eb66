import * as z from "zod";
import type { BenchBrowser } from "./browser.ts";
import type { BenchExtension } from "./extension.ts";
import { interleave } from "./interleave.ts";
import { EMPTY_DESK, FLOOR, READ_DESK, TAKEN_IN, UNTOUCHED, writeDesk, type Desk } from "./popup-desk.ts";
import { popupTable } from "./popup-table.ts";
import { preparePress } from "./press.ts";
import type { Row } from "./row.ts";
import type { BenchService } from "./service.ts";

const GROUP = "Popup ready to type";

/** From the navigation's beginning until the first field has the focus and what is stored stands on the screen. */
export async function popupRows(
  { product, longProduct, baseline }: BenchBrowser,
  service: BenchService,
  rounds: number,
): Promise<Row[]> {
  const withResult = await makeResult(product, service);
  const medianOf = await interleave(rounds, {
    empty: () => readyAfter(baseline, "focused"),
    floor: () => readyAfter(baseline, "focused", FLOOR),
    unlocked: async () => {
      await showDesk(product, EMPTY_DESK);
      return readyAfter(product, "focused");
    },
    result: async () => {
      await showDesk(product, withResult);
      return readyAfter(product, "result");
    },
    long: async () => {
      await showDesk(longProduct, EMPTY_DESK);
      return readyAfter(longProduct, "focused");
    },
  });
  return popupTable(GROUP, medianOf);
}

/** Does the job once, and returns the desk as it stands then. */
async function makeResult(product: BenchExtension, service: BenchService): Promise<Desk> {
  const page = await product.openPopup();
  await preparePress(page, service);
  await page.evaluate(() => document.querySelector<HTMLButtonElement>("button[type=submit]")?.click());
  await page.getByText("Read back at").waitFor();
  await page.close();
  const desk: unknown = await product.bare.evaluate(READ_DESK);
  return JSON.stringify(desk);
}

async function showDesk({ bare }: BenchExtension, desk: Desk): Promise<void> {
  await bare.evaluate(writeDesk(desk));
  await bare.waitForTimeout(TAKEN_IN);
}

async function readyAfter(extension: BenchExtension, what: "focused" | "result", file?: string): Promise<number> {
  const page = await extension.openPopup(file ?? (await extension.buttonPage()));
  await page.waitForTimeout(UNTOUCHED);
  const times = await page.waitForFunction((needed) => {
    const { focused, result } = globalThis.readiness;
    return focused !== undefined && (needed === "focused" || result !== undefined) && [focused, result ?? 0];
  }, what);
  const [focused, result] = z.tuple([z.number(), z.number()]).parse(await times.jsonValue());
  await page.close();
  return what === "focused" ? focused : Math.max(focused, result);
}
