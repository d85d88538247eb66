import { defineConfig } from "@playwright/test";

/* The proofs of SECURITY.md, with the production build in a real browser: npm run test:security. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/security",
  globalSetup: "./build-once.ts",
  timeout: 300_000,
  // A profile that is scanned for what the test typed must not be shared.
  workers: 1,
  retries: 0,
  reporter: "list",
});
