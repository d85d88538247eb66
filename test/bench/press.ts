import type { Page } from "@playwright/test";
import type { BenchService } from "./service.ts";

/** Milliseconds in which what the preparation set off comes to its end. */
const QUIET = 300;

/** Everything up to the press: the customer is looked up anew, and their code stands in its field. */
export async function preparePress(page: Page, service: BenchService): Promise<void> {
  const code = service.prepare();
  const user = page.locator("#user");
  await user.press("Escape");
  // The worker clears the last look-up; one that it clears too late would be the next one.
  await page.waitForTimeout(QUIET);
  await user.fill(service.customer.userId);
  await page.getByRole("button", { name: "Unbind 138" }).and(page.locator(":enabled")).waitFor();
  await page.getByLabel("Pass code").fill(code);
  await page.waitForTimeout(QUIET);
}

/** Waits until the job is done to its end, the read-back included. */
export async function untilSettled(page: Page): Promise<void> {
  await page.getByText("Read back at").waitFor();
  await page.locator('form[aria-busy="false"]').waitFor();
}
