import type { Page } from "@playwright/test";
import type { BenchExtension } from "./extension.ts";
import { preparePress, untilSettled } from "./press.ts";
import type { BenchService } from "./service.ts";

/**
 * Where the time of a press goes, as far as it shows from outside: what the worker's clock notes of the request, and when each state
 * of the attempt reaches the page. Measured apart, because looking on costs time too.
 * @returns the times of each step, in order
 */
export async function watchPress(
  product: BenchExtension,
  desk: Page,
  service: BenchService,
  rounds: number,
): Promise<Map<string, number[]>> {
  const steps = new Map<string, number[]>();
  const note = (name: string, from: number | undefined, to: number | undefined) => {
    if (from === undefined || to === undefined) return;
    steps.set(name, [...(steps.get(name) ?? []), to - from]);
  };
  await desk.bringToFront();
  for (let round = 0; round < rounds; round += 1) {
    await preparePress(desk, service);
    const seen = await desk.evaluate(async () => {
      const reached = inPage.watchSteps();
      const { pressedAt, milliseconds } = await inPage.pressToAnswer();
      return { pressedAt, shownAt: pressedAt + milliseconds, reached };
    });
    await untilSettled(desk);
    const request = await product.worker().evaluate(() => {
      const entries = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/unbind-phone"));
      const last = entries.at(-1);
      return last && { start: performance.timeOrigin + last.startTime, duration: last.duration };
    });
    const { pressedAt, shownAt, reached } = seen;
    note("press to `prepared` on the page: hop, gathering, first write", pressedAt, reached["prepared"]);
    note("`prepared` to `sending` on the page: token, second write", reached["prepared"], reached["sending"]);
    note("`sending` on the page to the request's beginning", reached["sending"], request?.start);
    note("the request", request?.start, request && request.start + request.duration);
    note(
      "the request's end to `answered` on the page: parse, write",
      request && request.start + request.duration,
      reached["answered"],
    );
    note("`answered` on the page to the Result: render", reached["answered"], shownAt);
  }
  return steps;
}
