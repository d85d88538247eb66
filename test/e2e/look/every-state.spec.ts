import { mkdir } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import type { Language } from "../../../lib/state/settings.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { Desk } from "../../stories/support/desk.ts";
import { expectAccessible } from "../support/axe.ts";
import type { ChromiumExtension } from "../support/chromium-extension.ts";
import { DESK_STATES } from "../support/states/desk-states.ts";
import { STATES } from "../support/states/every-state.ts";
import { FRESH_STATES } from "../support/states/fresh-states.ts";
import type { Reach, StateParts } from "../support/states/state.ts";
import { expect, test } from "../support/test.ts";

/** Chromium gives a popup 600 px; these keep away from it, so that a larger font does not bring a scroll bar. */
const HIGHEST = 560;
/** As wide as a popup is, and as with a scroll bar in it or beside it. */
const POPUP_WIDTHS = [360, 345, 375];
/** A narrow and a wide side panel, as wide as the popup, and the narrow one at 200 % zoom. */
const PANEL_WIDTHS = [160, 320, 360, 480];
/** The desk's own states: while one leads to the next the popup keeps its size. */
const BEFORE_THE_DESK = /^(?:locked|not-set-up|permission)/;
/** Where people can look at every state: PICTURES=1 npx playwright test every-state. */
const PICTURES = "test-results/states";

/** The popup is always as wide as it wants to be. */
async function expectFitsPopup(page: Page, name: string): Promise<void> {
  const height = await page.evaluate(() => document.body.getBoundingClientRect().height);
  for (const width of POPUP_WIDTHS) {
    await page.setViewportSize({ width, height: 600 });
    const { scrollWidth, lastButton } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      lastButton: document.querySelector(".header > :last-child")?.getBoundingClientRect().right ?? 0,
    }));
    expect.soft(scrollWidth, `${width} px`).toBeLessThanOrEqual(width);
    expect.soft(lastButton, `the header at ${width} px`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 360, height: 600 });
  await takePictures(page, `${name}-popup`);
  expect.soft(height).toBeLessThanOrEqual(HIGHEST);
  if (!BEFORE_THE_DESK.test(name)) expect.soft(height, "as high as every other state").toBe(556);
}

/** Nothing may stick out sideways, however wide the page is. */
async function expectFitsAnyWidth(page: Page, name: string): Promise<void> {
  for (const width of PANEL_WIDTHS) {
    await page.setViewportSize({ width, height: 600 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    await takePictures(page, `${name}-${width}`);
  }
}

async function takePictures(page: Page, name: string): Promise<void> {
  if (process.env["PICTURES"] !== "1") return;
  await mkdir(PICTURES, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `${PICTURES}/${name}-${colorScheme}.png`, fullPage: true });
  }
}

/** All that is to be seen in one state. */
async function expectLooksRight(name: string, reach: Reach, parts: StateParts): Promise<void> {
  const page = await reach(parts);
  const isPopup = await page.evaluate(() => document.body.classList.contains("popup"));
  if (isPopup) await expectFitsPopup(page, name);
  await expectAccessible(page);
  // The side panel is the same page with another class; it is as wide as it is given.
  if (isPopup) await page.evaluate(() => (document.body.className = "panel"));
  await expectFitsAnyWidth(page, name);
}

/** In the language from the first on, as one reload would lose what a page alone knows. */
async function speak(extension: ChromiumExtension, language: Language): Promise<void> {
  const page = await extension.open("manifest.json");
  await page.evaluate(`chrome.storage.local.set({ language: "${language}" })`);
  await page.close();
}

for (const [name, reach] of Object.entries(STATES)) {
  test(`fits at every width, and axe finds nothing: ${name}`, async ({ extension, service, openDesk }) => {
    await expectLooksRight(name, reach, { extension, service, openDesk });
  });
}

for (const [name, reach] of Object.entries(DESK_STATES)) {
  test(`fits the popup in Chinese: ${name}`, async ({ extension, service }) => {
    await speak(extension, "zh-CN");
    const openDesk = async () => new Desk<Locator, Page>(await extension.open("popup.html"), service, zhCN);
    await expectFitsPopup(await reach({ extension, service, openDesk }), name);
  });
}

test.describe("before the set-up", () => {
  test.use({ isSetUp: false });

  for (const [name, reach] of Object.entries(FRESH_STATES)) {
    test(`fits at every width, and axe finds nothing: ${name}`, async ({ extension, service, openDesk }) => {
      await expectLooksRight(name, reach, { extension, service, openDesk });
    });
  }

  test("fits the popup in Chinese: not set up", async ({ extension, service, openDesk }) => {
    const reach = FRESH_STATES["not-set-up"];
    if (!reach) throw new Error("There is no such state");
    await speak(extension, "zh-CN");
    await expectFitsPopup(await reach({ extension, service, openDesk }), "not-set-up");
  });
});
