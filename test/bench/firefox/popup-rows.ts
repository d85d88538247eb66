import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { waitUntil } from "../../firefox/wait-until.ts";
import { interleave } from "../interleave.ts";
import { EMPTY_DESK, FLOOR, READ_DESK, TAKEN_IN, UNTOUCHED, writeDesk, type Desk } from "../popup-desk.ts";
import { popupTable } from "../popup-table.ts";
import type { Row } from "../row.ts";
import type { BenchService } from "../service.ts";
import type { BenchFirefox } from "./browser.ts";
import type { FirefoxExtension } from "./extension.ts";
import { press, preparePress, untilSettled } from "./press.ts";

const GROUP = "Firefox, popup ready to type";

const Readiness = z.object({ focused: z.number().nullish(), result: z.number().nullish() });

/** From the navigation's beginning until the first field has the focus and what is stored stands on the screen, as in Chromium. */
export async function firefoxPopupRows(
  { product, longProduct, baseline }: BenchFirefox,
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
async function makeResult(product: FirefoxExtension, service: BenchService): Promise<Desk> {
  const tab = await product.openPopup();
  await preparePress(tab, service);
  await press(tab, service);
  await untilSettled(tab);
  await tab.close();
  return JSON.stringify(await product.bare.evaluate(`return ${READ_DESK}`));
}

async function showDesk({ bare }: FirefoxExtension, desk: Desk): Promise<void> {
  await bare.evaluate(`return ${writeDesk(desk)}`);
  await pause(TAKEN_IN);
}

async function readyAfter(extension: FirefoxExtension, what: "focused" | "result", file?: string): Promise<number> {
  const tab = await extension.beginPopup(file ?? (await extension.buttonPage()));
  await pause(UNTOUCHED);
  const time = await waitUntil(
    async () => {
      const { focused, result } = Readiness.parse((await tab.evaluate("return window.readiness")) ?? {});
      if (typeof focused !== "number") return undefined;
      if (what === "focused") return focused;
      return typeof result === "number" ? Math.max(focused, result) : undefined;
    },
    () => "the popup does not get ready",
  );
  await tab.close();
  return time;
}
