import { fakeBrowser } from "wxt/testing/fake-browser";

// WXT's storage looks for one of these when it is loaded.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });
