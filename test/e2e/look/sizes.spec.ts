import { mkdir } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { LANGUAGES, type Language } from "../../../lib/state/settings.ts";
import { en } from "../../../lib/words/en.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { Desk } from "../support/desk.ts";
import type { Extension } from "../support/extension.ts";
import { DESK_STATES } from "../support/states/desk-states.ts";
import { FRESH_STATES } from "../support/states/fresh-states.ts";
import { expect, test } from "../support/test.ts";

/** Chromium gives a popup 600 px; these keep away from it, so that a larger font does not bring a scroll bar. */
const HIGHEST = 560;
/** As wide as a popup is, and as with a scroll bar in it or beside it. */
const WIDTHS = [360, 345, 375];
/** Where people can look at every state: PICTURES=1 npx playwright test sizes. */
const PICTURES = "test-results/sizes";
const WORDS = { en, "zh-CN": zhCN } as const;

/** The desk's own states: while one leads to the next the popup keeps its size. */
const BEFORE_THE_DESK = /^(?:locked|not-set-up|permission)/;

async function expectFits(page: Page, name: string, language: Language): Promise<void> {
  const whole = await page.evaluate(() => {
    const { width, height } = document.body.getBoundingClientRect();
    return { width, height };
  });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 600 });
    const { scrollWidth, lastButton } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      lastButton: document.querySelector(".header > :last-child")?.getBoundingClientRect().right ?? 0,
    }));
    expect.soft(scrollWidth, `${width} px`).toBeLessThanOrEqual(width);
    expect.soft(lastButton, `the header at ${width} px`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 360, height: 600 });
  if (process.env["PICTURES"] === "1") await takePictures(page, `${PICTURES}/${name}-${language}`, whole.height);
  expect.soft(whole.height).toBeLessThanOrEqual(HIGHEST);
  if (!BEFORE_THE_DESK.test(name)) expect.soft(whole.height, "as high as every other state").toBe(548);
}

async function takePictures(page: Page, path: string, height: number): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `${path}-${colorScheme}.png`, clip: { x: 0, y: 0, width: 360, height } });
  }
}

/** In the language from the first on, as one reload would lose what a page alone knows. */
async function speak(extension: Extension, language: Language): Promise<void> {
  const page = await extension.openBarePage();
  await page.evaluate(`chrome.storage.local.set({ language: "${language}" })`);
  await page.close();
}

for (const language of LANGUAGES) {
  for (const [name, reach] of Object.entries(DESK_STATES)) {
    test(`is as high and as wide as it may be: ${name}, ${language}`, async ({ extension, service }) => {
      await speak(extension, language);
      const openDesk = async () => new Desk(await extension.openPopup(), service, WORDS[language]);
      await expectFits(await reach({ extension, service, openDesk }), name, language);
    });
  }

  test.describe("before the set-up", () => {
    test.use({ isSetUp: false });

    test(`is as high and as wide as it may be: not set up, ${language}`, async ({ extension, service, openDesk }) => {
      const reach = FRESH_STATES["not-set-up"];
      if (!reach) throw new Error("There is no such state");
      if (language !== "en") await speak(extension, language);
      await expectFits(await reach({ extension, service, openDesk }), "not-set-up", language);
    });
  });
}
