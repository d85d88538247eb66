import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import type { Tab } from "../../firefox/support/tab.ts";
import { waitUntil } from "../../firefox/wait-until.ts";
import type { BenchService } from "../service.ts";

/** Milliseconds in which what the preparation set off comes to its end. */
export const QUIET = 300;

/** Everything up to the press: the customer is looked up anew, and their code stands in its field. */
export async function preparePress(tab: Tab, service: BenchService): Promise<void> {
  const code = service.prepare();
  await tab.evaluate("document.querySelector('#user').focus()");
  await tab.press("Escape");
  // The background clears the last look-up; one that it clears too late would be the next one.
  await pause(QUIET);
  await enter(tab, "#user", service.customer.userId);
  await until(
    tab,
    "[...document.querySelectorAll('button:enabled')].some((one) => one.innerText.startsWith('Unbind 138'))",
  );
  await enter(tab, "#pass-code", code);
  await pause(QUIET);
}

const Pressed = z.object({ milliseconds: z.number(), requestId: z.string() });

/** Presses, and makes sure that what was seen is what the service said; milliseconds until it was. The tab has to be in front. */
export async function press(tab: Tab, service: BenchService): Promise<number> {
  const { milliseconds, requestId } = Pressed.parse(await tab.evaluate(() => inPage.pressToAnswer()));
  if (requestId !== service.lastDone()) throw new Error(`The service did not answer with ${requestId}`);
  return milliseconds;
}

/** Waits until the job is done to its end, the read-back included. */
export async function untilSettled(tab: Tab): Promise<void> {
  await until(
    tab,
    "document.body.innerText.includes('Read back at') && document.querySelector('form[aria-busy=false]') !== null",
  );
}

/** Puts a text into a field in place of what it held, as if it had been pasted. */
async function enter(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.evaluate(
    `const [selector, text] = arguments;
     const field = document.querySelector(selector);
     field.focus();
     field.select();
     document.execCommand("insertText", false, text);`,
    selector,
    text,
  );
}

async function until(tab: Tab, condition: string): Promise<void> {
  await waitUntil(
    async () => (await tab.evaluate(`return ${condition}`)) === true || undefined,
    async () =>
      `${condition} does not come true; the page shows ${String(await tab.evaluate("return document.body.innerText"))}`,
  );
}
