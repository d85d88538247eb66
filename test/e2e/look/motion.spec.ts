import type { Page } from "@playwright/test";
import { DESK_STATES } from "../support/states/desk-states.ts";
import { HISTORY_STATES } from "../support/states/history-states.ts";
import { SETTINGS_STATES } from "../support/states/settings-states.ts";
import type { Reach } from "../support/states/state.ts";
import { expect, test } from "../support/test.ts";

/** Longer than anything that is looked at here; it ends with the test. */
const UNTIL_THE_END = 600_000;

/** A known state, by its name. */
function state(name: string): Reach {
  const reach = { ...DESK_STATES, ...SETTINGS_STATES, ...HISTORY_STATES }[name];
  if (!reach) throw new Error(`There is no state ${name}`);
  return reach;
}

/** A known state, and from there something that the service takes for ever with. */
const waiting =
  (from: string, call: string, press: (page: Page) => Promise<unknown>): Reach =>
  async (parts) => {
    const page = await state(from)(parts);
    parts.service.mend();
    parts.service.break({ call, kind: "delay", delayMs: UNTIL_THE_END });
    await press(page);
    return page;
  };

/** While the desk waits, something turns or passes. */
const MOVING: Record<string, Reach> = {
  "a look-up": state("finding"),
  "a code on its way": state("sending"),
  "a press": state("busy"),
  "a check": waiting("unconfirmed", "get-user", async (page) => {
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByRole("button", { name: "Checking…" })).toBeVisible();
  }),
};

/** The pages say in words what they wait for. */
const STILL: Record<string, Reach> = {
  "a test of the connection": waiting("settings", "get-management-token", async (page) => {
    await page.getByRole("button", { name: "Test connection" }).click();
    await expect(page.getByText("Asking the service…")).toBeVisible();
  }),
  "a trace": waiting("history", "get-user-action-logs", async (page) => {
    await page.getByRole("searchbox", { name: "Search" }).fill("request-12345678");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Asking the action log…")).toBeVisible();
    // The desk's own attempts have been searched by then.
    await expect(page.locator("section:not(.trace)[aria-busy=true]")).toHaveCount(0);
  }),
  "a customer": state("found"),
  "a result": state("done"),
  "an open attempt": state("history-open"),
};

const moving = (page: Page) => page.evaluate(() => document.getAnimations().length);
/** What passes along the upper edge; it stands still there where no motion is wanted. */
const edge = (page: Page) =>
  page.getByRole("form", { name: "Desk" }).evaluate((form) => {
    const { content, animationName } = getComputedStyle(form, "::before");
    return { there: content !== "none", animationName };
  });

for (const [name, reach] of Object.entries(MOVING)) {
  test(`moves only for those who want motion: ${name}`, async ({ extension, service, openDesk }) => {
    const page = await reach({ extension, service, openDesk });
    await page.emulateMedia({ reducedMotion: "no-preference" });
    // Once it has taken longer than a moment.
    await expect.poll(() => edge(page)).toEqual({ there: true, animationName: "pass" });
    expect(await moving(page)).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await moving(page)).toBe(0);
    expect(await edge(page)).toEqual({ there: true, animationName: "none" });
  });
}

for (const [name, reach] of Object.entries(STILL)) {
  test(`never moves: ${name}`, async ({ extension, service, openDesk }) => {
    const page = await reach({ extension, service, openDesk });
    for (const reducedMotion of ["no-preference", "reduce"] as const) {
      await page.emulateMedia({ reducedMotion });
      // What passes while the attempts are searched, which a busy machine may still do, comes to its end.
      await expect.poll(() => moving(page)).toBe(0);
    }
  });
}
