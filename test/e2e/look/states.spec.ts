import { mkdir } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import axe from "axe-core";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import type { Lookup } from "../../../lib/state/customer.ts";
import { LANGUAGES, type Language } from "../../../lib/state/settings.ts";
import { en } from "../../../lib/words/en.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { people } from "../../../sandbox/people.ts";
import { Desk } from "../../stories/support/desk.ts";
import { DESK_STATES } from "../support/states/desk-states.ts";
import { STATES } from "../support/states/every-state.ts";
import { STORED_STATES } from "../support/states/stored-states.ts";
import { FRESH_STATES } from "../support/states/fresh-states.ts";
import type { Reach, StateParts } from "../support/states/state.ts";
import { expect, test } from "../support/test.ts";

/* Each state is reached once in each language, and everything that must hold of every state is looked at there. */

const WORDS = { en, "zh-CN": zhCN } as const;
/** Chromium gives a popup 600 px; these keep away from it, so that a larger font brings no scroll bar. */
const HIGHEST = 560;
/** The popup, and with a scroll bar in it or beside it. */
const POPUP_WIDTHS = [360, 345, 375];
/** A narrow and a wide side panel, as wide as the popup, and the narrow one at 200 % zoom. */
const PANEL_WIDTHS = [160, 320, 360, 480];
/** The desk's own states: while one leads to the next the popup keeps its size. */
const BEFORE_THE_DESK = /^(?:locked|not-set-up|permission)/;
/** What *found* is, to begin each of the stored states from, and none of what such a state adds. */
const FOUND = `Promise.all([
  chrome.storage.session.get(["lookup", "draft"]), chrome.storage.local.get("settings"),
]).then(([{ lookup, draft }, { settings: { serviceAddress } }]) => {
  const none = { attempts: {}, sentCodes: {}, serviceClock: null, historyOff: false, notInserted: null };
  return { serviceAddress, lookup, session: { lookup, draft, ...none } };
})`;
const SIZES = `(() => {
  const { height } = document.body.getBoundingClientRect();
  const dialog = document.querySelector("dialog[open]");
  const isDialogCut = dialog !== null && dialog.scrollHeight > dialog.clientHeight;
  const boxOf = (selector) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
  const id = boxOf(".evidence-id:has(.evidence-copy)");
  const end = boxOf(".result").bottom;
  // Many names may leave no room for the evidence at all.
  const isIdCut = id.bottom > end && boxOf(".evidence").top + id.height <= end;
  return { height, width: document.documentElement.scrollWidth, isCut: isDialogCut || isIdCut };
})()`;
/** Where people can look at every state: PICTURES=1 npx playwright test states. */
const PICTURES = "test-results/states";

const THEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "high contrast": { colorScheme: "dark", forcedColors: "active" },
} as const;

/** The popup's size, and nothing cut off in it. */
async function expectPopupFits(page: Page, name: string): Promise<void> {
  const height = await page.evaluate(() => document.body.getBoundingClientRect().height);
  expect.soft(height).toBeLessThanOrEqual(HIGHEST);
  if (!BEFORE_THE_DESK.test(name)) expect.soft(height, "as high as every other state").toBe(556);
  for (const width of POPUP_WIDTHS) {
    await page.setViewportSize({ width, height: 600 });
    const { scrollWidth, lastButton } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      lastButton: document.querySelector(".header > :last-child")?.getBoundingClientRect().right ?? 0,
    }));
    expect.soft(scrollWidth, `${width} px`).toBeLessThanOrEqual(width);
    expect.soft(lastButton, `the header at ${width} px`).toBeLessThanOrEqual(width);
  }
}

/** Nothing sticks out sideways, however wide the panel or the window is. */
async function expectWidthFits(page: Page): Promise<void> {
  // The side panel has the same page, and is as wide as it is given.
  await page.evaluate(() => document.body.classList.replace("popup", "panel"));
  for (const width of PANEL_WIDTHS) {
    await page.setViewportSize({ width, height: 600 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
  }
}

/** Everything axe knows, its advice on good practice included; where the colours alone differ, what it knows of colours. */
async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  for (const [theme, media] of Object.entries(THEMES)) {
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    const runOnly = theme === "light" ? {} : { runOnly: ["color-contrast", "link-in-text-block"] };
    // What passes needs no telling, and no page of ours has a frame.
    const options: axe.RunOptions = { ...runOnly, resultTypes: ["violations"], iframes: false };
    const said = await page.evaluate(`axe.run(${JSON.stringify(options)}).then(({ violations }) => violations.map(
      ({ id, nodes }) => ({ id, at: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`);
    expect.soft(said, theme).toEqual([]);
  }
}

/** By its key, which is lost if it comes before the page listens. */
async function choose(page: Page, keys: string): Promise<void> {
  const fixId = fixIds[Number(keys.at(-1)) - 1] ?? "";
  await expect(async () => {
    await page.keyboard.press(keys);
    await expect(page.locator(".fix-select")).toHaveValue(fixId, { timeout: 1_000 });
  }).toPass();
}

async function takePictures(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `${PICTURES}/${name}-${colorScheme}.png`, fullPage: true });
  }
}

interface Found {
  serviceAddress: string;
  lookup: Lookup;
  session: object;
}

interface State extends Pick<StateParts, "extension" | "service"> {
  name: string;
  reach: Reach;
  language: Language;
  /** Whether it is one of the popup. */
  inPopup: boolean;
}

async function expectGood({ name, reach, language, inPopup, extension, service }: State): Promise<void> {
  // From the first on, as one reload would lose what a page alone knows.
  if (language !== "en") await extension.inBarePage(`chrome.storage.local.set({ language: "${language}" })`);
  const openDesk = async () => new Desk<Locator, Page>(await extension.open("popup.html"), service, WORDS[language]);
  const page = await reach({ extension, service, openDesk });
  if (process.env["PICTURES"] === "1") await takePictures(page, `${name}-${language}`);
  if (inPopup) await expectPopupFits(page, name);
  // What a language may change is how much room the words take.
  if (language === "en") await expectAccessible(page);
  await expectWidthFits(page);
}

for (const language of LANGUAGES) {
  for (const [name, reach] of Object.entries(STATES)) {
    const inPopup = name in DESK_STATES && name !== "panel";
    // Other pages are reached by their English names.
    if (language !== "en" && !inPopup) continue;
    test(`fits and can be used by all: ${name}, ${language}`, async ({ extension, service }) => {
      await expectGood({ name, reach, language, inPopup, extension, service });
    });
  }

  test(`fits in every state that is only stored otherwise, ${language}`, async ({ extension, service }) => {
    await extension.inBarePage(`chrome.storage.local.set(${JSON.stringify({ language, chosenFixes: fixIds })})`);
    const desk = new Desk<Locator, Page>(await extension.open("popup.html"), service, WORDS[language]);
    await desk.find(people.zhangSan);
    const found = await desk.page.evaluate<Found>(FOUND);
    for (const [name, { fix, stored, press, ready }] of Object.entries(STORED_STATES)) {
      await desk.page.evaluate(`chrome.storage.session.set(${JSON.stringify(stored?.(found) ?? {})})`);
      await desk.page.reload();
      await expect(desk.customer("张三")).toBeVisible();
      if (fix !== undefined) await choose(desk.page, fix);
      await press?.(desk, service);
      await expect(ready(desk), name).toBeVisible();
      if (process.env["PICTURES"] === "1") await takePictures(desk.page, `${name}-${language}`);
      expect.soft(await desk.page.evaluate(SIZES), name).toEqual({ height: 556, width: 360, isCut: false });
      // What was held up would write once more.
      service.mend();
      await expect(desk.page.locator("form.desk")).toHaveAttribute("aria-busy", "false");
      await desk.page.evaluate(`chrome.storage.session.set(${JSON.stringify(found.session)})`);
    }
  });

  test.describe("before the set-up", () => {
    test.use({ isSetUp: false });

    for (const [name, reach] of Object.entries(FRESH_STATES)) {
      const inPopup = name === "not-set-up";
      if (language !== "en" && !inPopup) continue;
      test(`fits and can be used by all: ${name}, ${language}`, async ({ extension, service }) => {
        await expectGood({ name, reach, language, inPopup, extension, service });
      });
    }
  });
}
