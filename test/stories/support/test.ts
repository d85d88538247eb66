import { ChromiumExtension } from "../../e2e/support/chromium-extension.ts";
import { FirefoxExtension } from "../../firefox/firefox-extension.ts";
import type { Extension } from "./extension.ts";
import { testIn } from "./fixtures.ts";
import type { Located, Screen } from "./screen.ts";

/** A test in the browser of its project: Chromium or Firefox. */
export const test = testIn<Located, Screen<Located>, Extension>((browserName, headless) =>
  browserName === "firefox" ? FirefoxExtension.launch() : ChromiumExtension.launch(headless),
);

export { expect } from "./expect.ts";
