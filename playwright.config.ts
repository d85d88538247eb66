import { defineConfig } from "@playwright/test";

// The production build in a real Chromium, with a sandbox for each worker: npm run test:e2e.
export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results/e2e",
  // One picture for every machine: what differs between machines is taken out first.
  snapshotPathTemplate: "{testDir}/look/pictures/{arg}{ext}",
  globalSetup: "./test/e2e/support/build-once.ts",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: "list",
  use: { actionTimeout: 15_000 },
});
