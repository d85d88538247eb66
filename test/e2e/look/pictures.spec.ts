import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { LANGUAGES, type Language } from "../../../lib/state/settings.ts";
import { en } from "../../../lib/words/en.ts";
import { helpZhCN } from "../../../lib/words/help-zh-CN.ts";
import { historyZhCN } from "../../../lib/words/history-zh-CN.ts";
import { settingsZhCN } from "../../../lib/words/settings-zh-CN.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { people } from "../../../sandbox/people.ts";
import { Desk } from "../../stories/support/desk.ts";
import { DESK_STATES } from "../support/states/desk-states.ts";
import { FRESH_STATES } from "../support/states/fresh-states.ts";
import { HELP_STATES } from "../support/states/help-states.ts";
import { HISTORY_STATES } from "../support/states/history-states.ts";
import type { Reach, StateParts } from "../support/states/state.ts";
import { expect, test } from "../support/test.ts";
import { fixLook } from "./fixed-look.ts";

/*
 * The key states as they were reviewed by eye, each in both languages, one of them dark. Another picture is to be looked at before it is kept:
 * npx playwright test test/e2e/look --update-snapshots
 */

/** Pixels: what the edges of some letters may differ by, and less than a button that has moved. */
const A_LETTER = 150;

interface Shown {
  reach: Reach | undefined;
  /** What tells that the page has come so far, in every language. */
  ready: (page: Page) => Promise<unknown>;
  width: number;
  /** Which language is shown dark. */
  dark: Language;
}

const heading = (page: Page) => expect(page.getByRole("status").getByRole("heading")).toBeVisible();
const onDesk = (name: string, ready: Shown["ready"], dark: Language): Shown => ({
  reach: DESK_STATES[name],
  ready,
  width: 360,
  dark,
});

/** On the way to sign 张三 out of every app, two of which the service will leave. */
const signOut: Reach = async ({ openDesk, service }) => {
  service.set({ kickUsers: "first-app" });
  const desk = await openDesk();
  await desk.find(people.zhangSan);
  await desk.page.keyboard.press("Alt+3");
  // Read before anything stored is fixed: what comes later would take its place.
  await expect(desk.page.locator(".verdict-good")).toContainText("Shop");
  return desk.page;
};

const arm = async (page: Page) => {
  const button = page.locator(".button-main");
  await button.click();
  await expect(button).toHaveClass(/button-armed/u);
};

const signOutInPart: Reach = async (parts) => {
  const page = await signOut(parts);
  await arm(page);
  const desk = new Desk<Locator, Page>(page, parts.service, en);
  await desk.pressAgain();
  await expect(await desk.settled()).toHaveText("1 of 3 signed out.");
  return page;
};

const SHOWN: Record<string, Shown> = {
  found: onDesk("found", (page) => expect(page.locator(".verdict-good")).toBeVisible(), "zh-CN"),
  done: onDesk("done", heading, "zh-CN"),
  refused: onDesk("refused", heading, "en"),
  contradicted: onDesk("contradicted", heading, "zh-CN"),
  armed: { reach: signOut, ready: arm, width: 360, dark: "en" },
  "in-part": { reach: signOutInPart, ready: heading, width: 360, dark: "en" },
  help: {
    reach: HELP_STATES["help"],
    ready: (page) => expect(page.getByRole("table")).toHaveCount(5),
    width: 1_000,
    dark: "en",
  },
  history: {
    reach: HISTORY_STATES["history"],
    ready: (page) => expect(page.getByRole("listitem")).toHaveCount(5),
    width: 1_000,
    dark: "zh-CN",
  },
};

async function expectPictures(name: string, { reach, ready, width, dark }: Shown, parts: StateParts): Promise<void> {
  if (!reach) throw new Error(`There is no state ${name}`);
  const page = await reach(parts);
  await page.setViewportSize({ width, height: 600 });
  for (const language of LANGUAGES) {
    await fixLook(page, language);
    await ready(page);
    await page.evaluate(scrollAsTheDesk);
    await page.emulateMedia({ colorScheme: language === dark ? "dark" : "light", reducedMotion: "reduce" });
    await expect(page).toHaveScreenshot(`${name}-${language}.png`, { maxDiffPixels: A_LETTER });
  }
}

/** The desk may have brought its result into view before the fonts were there, or after, which makes a difference of some pixels. */
function scrollAsTheDesk(): void {
  const result = document.querySelector(".desk [role=status]");
  if (!result?.childElementCount) return;
  window.scrollTo(0, 0);
  result.scrollIntoView({ block: "nearest" });
}

for (const [name, shown] of Object.entries(SHOWN)) {
  test(`looks as reviewed: ${name}`, async ({ extension, service, openDesk }) => {
    await expectPictures(name, shown, { extension, service, openDesk });
  });
}

test.describe("before the set-up", () => {
  test.use({ isSetUp: false });

  test("looks as reviewed: set-up", async ({ extension, service, openDesk }) => {
    const ready = (page: Page) => expect(page.locator("form")).toBeVisible();
    const shown: Shown = { reach: FRESH_STATES["settings-not-set-up"], ready, width: 600, dark: "en" };
    await expectPictures("set-up", shown, { extension, service, openDesk });
  });
});

test("the fonts for the pictures have every character of the interface @main", async () => {
  const characters = new Set(await readFile(new URL("fonts/characters.txt", import.meta.url), "utf8"));
  // Neither is in a picture: what is said of a lost journal, and of a ticket template.
  const history = { ...historyZhCN.history, lostNext: "", dismissLost: "" };
  const shown = { ...zhCN, ...helpZhCN, ...settingsZhCN, ...historyZhCN, history, ticketStyle: {} };
  const missing = Array.from(JSON.stringify(shown)).filter((one) => !characters.has(one));
  expect(missing.filter((character) => character > " ")).toEqual([]);
});
