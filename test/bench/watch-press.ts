import type { Page } from "@playwright/test";
import * as z from "zod";
import { bundleInPage } from "./bundle-in-page.ts";
import type { BenchExtension } from "./extension.ts";
import { preparePress, untilSettled } from "./press.ts";
import type { BenchService } from "./service.ts";

const Seen = z.object({
  asked: z.number(),
  written: z.number(),
  parsed: z.number(),
  /** The request, as the worker's own clock has it. */
  start: z.number(),
  end: z.number(),
});

/** What the worker saw of the last press. */
const SEEN = `(() => {
  const last = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/unbind-phone")).at(-1);
  return { ...globalThis.watched, start: performance.timeOrigin + last.startTime, end: performance.timeOrigin + last.responseEnd };
})()`;

/**
 * Where the time of a press goes, as far as it shows from outside. Measured apart, because looking on costs time too.
 * @returns the times of each step, in order
 */
export async function watchPress(
  product: BenchExtension,
  desk: Page,
  service: BenchService,
  rounds: number,
): Promise<Map<string, number[]>> {
  const steps = new Map<string, number[]>();
  const note = (name: string, from: number, to: number) => {
    steps.set(name, [...(steps.get(name) ?? []), to - from]);
  };
  const script = await bundleInPage("watch-worker");
  await desk.bringToFront();
  for (let round = 0; round < rounds; round += 1) {
    await preparePress(desk, service);
    await product.worker().evaluate(script);
    const { pressedAt, milliseconds } = await desk.evaluate(() => inPage.pressToAnswer());
    await untilSettled(desk);
    const { asked, written, parsed, start, end } = Seen.parse(await product.worker().evaluate(SEEN));
    note("press to the journal: the page, message, gathering", pressedAt, asked);
    note("the journal's write", asked, written);
    note("to the request's beginning: token, ky", written, start);
    note("the request", start, end);
    note("its end to the parsed answer", end, parsed);
    note("to the Result: message, render", parsed, pressedAt + milliseconds);
  }
  return steps;
}
