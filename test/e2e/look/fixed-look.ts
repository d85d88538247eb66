import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Language } from "../../../lib/state/settings.ts";

const FONTS = new URL("fonts/", import.meta.url);
const TIME_ZONE = "Asia/Shanghai";

/**
 * Shows the page again in a language, with everything that differs from run to run, or from one machine to the next, set: the times
 * and IDs of the attempt on screen, the countdown, the time zone and the fonts. Everything else stays as the agent's own doing left it.
 */
export async function fixLook(page: Page, language: Language): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setTimezoneOverride", { timezoneId: TIME_ZONE });
  await page.evaluate(FIX_STORED);
  await page.evaluate(`chrome.storage.local.set({ language: ${JSON.stringify(language)} })`);
  await page.reload();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await page.waitForLoadState();
  await loadFonts(page);
}

const FIX_STORED = `chrome.storage.session.get().then(({ attempts = {}, lookup }) => {
  const at = Date.UTC(2026, 10, 2, 4, 0, 0);
  // "3 days ago" on any day.
  const lastLoginAt = Date.now() - 3.5 * 24 * 60 * 60_000;
  const customer = lookup?.customer && { ...lookup.customer, lastLoginAt };
  const fixed = Object.entries(attempts).map(([key, { recheckAt, ...attempt }]) => [key, {
    ...attempt,
    preparedAt: at,
    ...(attempt.readBack && { readBack: { ...attempt.readBack, at } }),
    ...(attempt.answer && { answer: {
      ...attempt.answer,
      ...(attempt.answer.requestId && { requestId: "b7c1f1a0-8c1e-4d8a-9a6f-3f3a52d0c111" }),
    } }),
    attemptId: "019a3f5c-0000-7000-8000-000000000000",
  }]);
  return chrome.storage.session.set({
    attempts: Object.fromEntries(fixed),
    sentCodes: {},
    ...(customer && { lookup: { ...lookup, customer } }),
  });
})`;

/** Handed over as bytes: the page's policy lets it load no font. */
async function loadFonts(page: Page): Promise<void> {
  for (const file of ["noto-sans-sc-latin.woff2", "noto-sans-sc.woff2"]) {
    const font = (await readFile(new URL(file, FONTS))).toString("base64");
    await page.evaluate(
      async ({ bytes, family }) => {
        const face = new FontFace(
          family,
          Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)),
        );
        document.fonts.add(await face.load());
      },
      { bytes: font, family: file.replace(".woff2", "") },
    );
  }
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { font-family: "noto-sans-sc-latin", "noto-sans-sc" !important; }`);
    document.adoptedStyleSheets.push(sheet);
  });
}
