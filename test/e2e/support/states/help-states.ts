import { expect } from "@playwright/test";
import type { States } from "./state.ts";

/** Every state of the help page. */
export const HELP_STATES: States = {
  help: async ({ extension }) => {
    const page = await extension.open("help.html");
    await expect(page.getByRole("table", { name: "API codes" })).toBeVisible();
    return page;
  },
  "help-no-code": async ({ extension }) => {
    const page = await extension.open("help.html");
    await page.getByRole("searchbox", { name: "Find a code" }).fill("99999");
    await expect(page.getByText("No code fits.")).toBeVisible();
    return page;
  },
};
