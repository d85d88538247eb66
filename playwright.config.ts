import { defineConfig } from "@playwright/test";

// The production builds in real browsers, with a sandbox for each worker.
export default defineConfig({
  testDir: "test",
  outputDir: "test-results/stories",
  // One picture for every machine: what differs between machines is taken out first.
  snapshotPathTemplate: "{testDir}/e2e/look/pictures/{arg}{ext}",
  globalSetup: "./test/stories/support/build-once.ts",
  // Both tell the stories; each has some tests of its own.
  projects: [
    {
      name: "chromium",
      testMatch: ["**/test/stories/**/*.spec.ts", "**/test/e2e/**/*.spec.ts"],
      use: { browserName: "chromium" },
    },
    {
      name: "firefox",
      testMatch: ["**/test/stories/**/*.spec.ts", "**/test/firefox/**/*.spec.ts"],
      use: { browserName: "firefox" },
    },
  ],
  // No test waits for a clock; a machine with much else to do must not fail one.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  workers: 2,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: "list",
  use: { actionTimeout: 15_000 },
});
