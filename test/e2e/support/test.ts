import type { Locator, Page } from "@playwright/test";
import { testIn } from "../../stories/support/fixtures.ts";
import { ChromiumExtension } from "./chromium-extension.ts";

/** A test of what only Chromium has, or only Playwright can do. */
export const test = testIn<Locator, Page, ChromiumExtension>((_browserName, headless) =>
  ChromiumExtension.launch(headless),
);

export { expect } from "@playwright/test";
