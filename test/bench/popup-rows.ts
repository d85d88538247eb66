import * as z from "zod";
import type { BenchBrowser } from "./browser.ts";
import type { BenchExtension } from "./extension.ts";
import { interleave } from "./interleave.ts";
import { preparePress } from "./press.ts";
import type { Row } from "./row.ts";
import type { BenchService } from "./service.ts";

const GROUP = "Popup ready to type";
/** The page of the baseline that does by hand what DESIGN asks for, and nothing else. */
export const FLOOR = "floor.html";
/** Milliseconds in which a popup gets ready and nothing of ours touches the page. */
const UNTOUCHED = 400;

/** Milliseconds after which the worker and the toolbar's button have taken in what the desk was made to show. */
const TAKEN_IN = 500;

/** What the popup shows, as it lies in the session's storage. */
type Desk = string;

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
      await showDesk(product, "{}");
      return readyAfter(product, "focused");
    },
    result: async () => {
      await showDesk(product, withResult);
      return readyAfter(product, "result");
    },
    long: async () => {
      await showDesk(longProduct, "{}");
      return readyAfter(longProduct, "focused");
    },
  });
  const against = { name: "empty popup", value: medianOf("empty") };
  const row = (name: string, value: number, most?: number): Row => ({
    group: GROUP,
    name,
    unit: "ms",
    value,
    against,
    ...(most !== undefined && { most }),
  });
  return [
    row("an empty popup that asks what is stored before it draws", medianOf("floor")),
    row("set up and unlocked", medianOf("unlocked"), 1.05),
    row("with a result to show", medianOf("result"), 1.1),
    row("with 100,000 attempts in the journal", medianOf("long"), 1.1),
  ];
}

/** Does the job once, and returns the desk as it stands then. */
async function makeResult(product: BenchExtension, service: BenchService): Promise<Desk> {
  const page = await product.openPopup();
  await preparePress(page, service);
  await page.evaluate(() => document.querySelector<HTMLButtonElement>("button[type=submit]")?.click());
  await page.getByText("Read back at").waitFor();
  await page.close();
  const desk: unknown = await product.bare.evaluate(
    "chrome.storage.session.get(['draft', 'lookup', 'user', 'attempts'])",
  );
  return JSON.stringify(desk);
}

async function showDesk({ bare }: BenchExtension, desk: Desk): Promise<void> {
  await bare.evaluate(`chrome.storage.session.remove(["draft", "lookup", "user", "attempts", "sentCodes"])
    .then(() => chrome.storage.session.set(${desk}))`);
  await bare.waitForTimeout(TAKEN_IN);
}

async function readyAfter(extension: BenchExtension, what: "focused" | "result", file?: string): Promise<number> {
  const page = await extension.openPopup(file);
  await page.waitForTimeout(UNTOUCHED);
  const times = await page.waitForFunction((needed) => {
    const { focused, result } = globalThis.readiness;
    return focused !== undefined && (needed === "focused" || result !== undefined) && [focused, result ?? 0];
  }, what);
  const [focused, result] = z.tuple([z.number(), z.number()]).parse(await times.jsonValue());
  await page.close();
  return what === "focused" ? focused : Math.max(focused, result);
}
