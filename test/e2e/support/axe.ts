import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What a theme can change; everything else is the same in all of them. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const THEMES = {
  dark: { colorScheme: "dark", forcedColors: "none" },
  "high contrast": { colorScheme: "dark", forcedColors: "active" },
} as const;

/** Everything that axe knows, its advice on good practice included, in a light, a dark and a high-contrast theme. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "reduce" });
  expect.soft(await violations(axe(page)), "light").toEqual([]);
  for (const [theme, media] of Object.entries(THEMES)) {
    await page.emulateMedia(media);
    expect.soft(await violations(axe(page).withRules(COLOURS)), theme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
}

/** In one piece: no page of ours has a frame, and another window would take the focus away. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

async function violations(builder: AxeBuilder): Promise<unknown> {
  const found = await builder.analyze();
  return found.violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
  }));
}
