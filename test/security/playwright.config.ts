import { defineConfig } from "@playwright/test";
import { IS_SHORT } from "./support/how-much.ts";

const NO_BROWSER = ["supply-chain.spec.ts", "vault.spec.ts"];
/** Waits for minutes, for what is the same code in each browser. */
const LONG = "answer-fuzz.spec.ts";

/*
 * The proofs of SECURITY.md, with the production build in real browsers: npm run test:security. With SECURITY=short, as in
 * npm run test:all, those marked @short.
 */
export default defineConfig({
  testDir: ".",
  ...(IS_SHORT && { grep: /@short/ }),
  outputDir: "../../test-results/security",
  globalSetup: "../stories/support/build-once.ts",
  projects: [
    { name: "chromium", testIgnore: NO_BROWSER, use: { browserName: "chromium" } },
    { name: "firefox", testIgnore: [...NO_BROWSER, LONG], use: { browserName: "firefox" } },
    { name: "no browser", testMatch: NO_BROWSER },
  ],
  // No test waits for a clock; a machine with much else to do must not fail one.
  timeout: 1_800_000,
  expect: { timeout: 30_000 },
  // A profile that is scanned for what the test typed must not be shared.
  workers: 1,
  retries: 0,
  reporter: "list",
});
