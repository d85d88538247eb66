import { afterAll, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";

// WXT's storage looks for one of these when it is loaded.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });

// Waiting ends when it comes true; how long it may take says something about the machine only.
const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: 30_000 });

// The next file has the same globals.
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
