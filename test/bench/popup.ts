import * as z from "zod";
import type { BenchBrowser } from "./browser.ts";
import { inTurn, median } from "./rounds.ts";
import type { Row } from "./table.ts";

/** Milliseconds in which a popup gets ready and nothing of ours touches the page. */
const UNTOUCHED = 400;

/** From the beginning of the navigation until the first field has the focus. */
export async function popupRows({ openPopup }: BenchBrowser, rounds: number): Promise<Row[]> {
  const readyAfter = async (whose: "product" | "empty") => {
    const page = await openPopup(whose);
    await page.waitForTimeout(UNTOUCHED);
    const ready = await page.waitForFunction("globalThis.readyAfter");
    const milliseconds = z.number().parse(await ready.jsonValue());
    await page.close();
    return milliseconds;
  };
  const timesOf = await inTurn(rounds, {
    empty: () => readyAfter("empty"),
    product: () => readyAfter("product"),
  });
  const against = { name: "an empty popup", value: median(timesOf("empty")) };
  return [{ name: "Popup, ready to type", unit: "ms", value: median(timesOf("product")), against, most: 1.45 }];
}
