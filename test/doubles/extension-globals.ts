import { fakeBrowser } from "wxt/testing/fake-browser";

// WXT's storage looks for one of these when it is loaded.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });

// A worker hears what a page posts to it; a page in a test has a window for that.
if (!("addEventListener" in globalThis)) {
  const worker = new EventTarget();
  Object.assign(globalThis, {
    addEventListener: worker.addEventListener.bind(worker),
    dispatchEvent: worker.dispatchEvent.bind(worker),
  });
}
