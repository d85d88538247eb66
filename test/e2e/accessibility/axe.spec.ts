import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { STATES } from "../support/states/every-state.ts";
import { FRESH_STATES } from "../support/states/fresh-states.ts";
import { expect, test } from "../support/test.ts";

const THEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "high contrast": { colorScheme: "dark", forcedColors: "active" },
} as const;

/** Everything axe knows, its advice on good practice included. */
async function expectNothingFound(page: Page): Promise<void> {
  for (const [theme, media] of Object.entries(THEMES)) {
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    // In one piece: no page of ours has a frame, and another window would take the focus away.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const said = violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }));
    expect.soft(said, theme).toEqual([]);
  }
}

for (const [name, reach] of Object.entries(STATES)) {
  test(`axe finds nothing: ${name}`, async ({ extension, service, openDesk }) => {
    await expectNothingFound(await reach({ extension, service, openDesk }));
  });
}

test.describe("before the set-up", () => {
  test.use({ isSetUp: false });

  for (const [name, reach] of Object.entries(FRESH_STATES)) {
    test(`axe finds nothing: ${name}`, async ({ extension, service, openDesk }) => {
      await expectNothingFound(await reach({ extension, service, openDesk }));
    });
  }
});
