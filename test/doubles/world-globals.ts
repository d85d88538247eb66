import { browser } from "../world/browser.ts";

// WXT's storage looks for one of these when it is loaded.
Object.assign(globalThis, { chrome: browser, browser });
