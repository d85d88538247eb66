import { testIn } from "../../stories/support/fixtures.ts";
import type { FirefoxElement } from "../element.ts";
import { FirefoxExtension } from "../firefox-extension.ts";
import type { Tab } from "../tab.ts";

/** A test of what only Firefox has, or only our driver can do. */
export const test = testIn<FirefoxElement, Tab, FirefoxExtension>(() => FirefoxExtension.launch());

export { expect } from "../../stories/support/expect.ts";
