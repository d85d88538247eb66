import { browser } from "wxt/browser";
import * as z from "zod/mini";

const Shown = z.object({ newValue: z.record(z.string(), z.object({ preparedAt: z.number(), state: z.string() })) });

/** When each state of the newest attempt reached this page, in milliseconds since 1970. */
export function watchSteps(): Record<string, number> {
  const steps: Record<string, number> = {};
  browser.storage.session.onChanged.addListener(({ attempts }) => {
    const at = performance.timeOrigin + performance.now();
    const shown = Shown.safeParse(attempts).data;
    const newest = Object.values(shown?.newValue ?? {}).sort((a, b) => b.preparedAt - a.preparedAt)[0];
    if (newest) steps[newest.state] = at;
  });
  return steps;
}
