import type { Page } from "@playwright/test";
import * as z from "zod";
import type { BenchBrowser } from "./browser.ts";
import { inTurn, median } from "./rounds.ts";
import type { BenchService } from "./service.ts";
import type { Row } from "./table.ts";

/** Milliseconds in which what the preparation set off comes to its end. */
const QUIET = 300;

/** Presses, and resolves when another request ID than before is in the Result. */
const PRESS = `(async () => {
  const shown = () => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/
    .exec(document.querySelector('[role="status"]')?.textContent ?? "")?.[0];
  const before = shown();
  const start = performance.now();
  document.querySelector("button[type=submit]").click();
  const requestId = await new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const now = shown();
      if (now !== undefined && now !== before) { observer.disconnect(); resolve(now); }
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return { milliseconds: performance.now() - start, requestId };
})()`;
const Pressed = z.object({ milliseconds: z.number(), requestId: z.string() });

/** From the press until the request ID of the answer is on the screen. The read-back comes after. */
export async function pressRows(browser: BenchBrowser, service: BenchService, rounds: number): Promise<Row[]> {
  const desk = await browser.openPopup("product");
  const empty = await browser.openPopup("empty");

  const press = async (page: Page) => {
    const { milliseconds, requestId } = Pressed.parse(await page.evaluate(PRESS));
    if (requestId !== service.lastDone()) throw new Error(`The service did not answer with ${requestId}`);
    return milliseconds;
  };
  const timesOf = await inTurn(rounds, {
    fetch: async () => {
      await empty.bringToFront();
      await empty.evaluate(`globalThis.call = ${JSON.stringify(service.unbind(service.prepare()))}`);
      await empty.waitForTimeout(QUIET);
      return press(empty);
    },
    product: async () => {
      await desk.bringToFront();
      await prepare(desk, service);
      const milliseconds = await press(desk);
      await desk.locator('form[aria-busy="false"]').waitFor();
      return milliseconds;
    },
  });
  await desk.close();
  await empty.close();
  const against = { name: "a bare fetch of the same call", value: median(timesOf("fetch")) };
  return [{ name: "Press to answer on screen", unit: "ms", value: median(timesOf("product")), against, most: 1.2 }];
}

/** Looks the customer up anew and enters their code, as an agent does. */
async function prepare(page: Page, service: BenchService): Promise<void> {
  const code = service.prepare();
  const user = page.getByRole("textbox", { name: "User", exact: true });
  await user.press("Escape");
  await page.waitForTimeout(QUIET);
  await user.fill(service.customer.userId);
  await page
    .getByRole("button", { name: /^Unbind 138/ })
    .and(page.locator(":enabled"))
    .waitFor();
  await page.getByRole("textbox", { name: "Pass code" }).fill(code);
  await page.waitForTimeout(QUIET);
}
