import { mkdir } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Desk } from "./support/desk.ts";
import { STATES } from "./support/states/every-state.ts";
import { FRESH_STATES } from "./support/states/fresh-states.ts";
import { expect, test } from "./support/test.ts";

/** A narrow and a wide side panel, as wide as the popup, and the narrow one at 200 % zoom. */
const WIDTHS = [160, 320, 360, 480];
/** Where people can look at every state: PICTURES=1 npx playwright test screens. */
const PICTURES = "test-results/screens";

/** Nothing may stick out sideways, however wide the panel is. */
async function expectFits(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 600 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    if (process.env["PICTURES"] === "1") await takePictures(page, `${PICTURES}/${name}-${width}`);
  }
}

async function takePictures(page: Page, path: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${path}-${colorScheme}.png`, fullPage: true });
  }
}

for (const [name, reach] of Object.entries(STATES)) {
  test(`fits: ${name}`, async ({ extension, service }) => {
    // The popup is always as wide as it wants to be; the panel is as wide as it is given.
    const openDesk = async () => new Desk(await extension.openPanel(), service);
    await expectFits(await reach({ extension, service, openDesk }), name);
  });
}

test.describe("before the set-up", () => {
  test.use({ isSetUp: false });

  for (const [name, reach] of Object.entries(FRESH_STATES)) {
    test(`fits: ${name}`, async ({ extension, service, openDesk }) => {
      await expectFits(await reach({ extension, service, openDesk }), name);
    });
  }
});
