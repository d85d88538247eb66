import { fakeBrowser } from "wxt/testing/fake-browser";
import { freshWorkerScope } from "./worker-scope.ts";

// WXT's storage looks for one of these when it is loaded.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });

freshWorkerScope();
