import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const double = (file: string) => fileURLToPath(new URL(`test/doubles/${file}`, import.meta.url));

const alias = [
  { find: /^webextension-polyfill$/, replacement: double("browser.ts") },
  // The fake browser alone: the rest of that module is WXT's builder, which takes seconds to load.
  { find: /^wxt\/testing$/, replacement: "wxt/testing/fake-browser" },
];
const setupFiles = [double("extension-globals.ts")];

const SCALE = "test/unit/journal/history-scale.test.ts";
const ANSWERS = "test/unit/authing/answer-fuzz.test.ts";

const each = {
  // No test waits for a clock; a machine with much else to do must not fail one.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A thread loads each module once for all of its files.
  isolate: false,
};

export default defineConfig({
  test: {
    // Both cores; a thread starts in half of the time that a process takes.
    pool: "threads",
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          ...each,
          environment: "node",
          include: ["test/unit/**/*.test.ts"],
          exclude: [SCALE],
          setupFiles,
        },
      },
      // Writes 100,000 attempts first: part of `npm test`, not of every check.
      { resolve: { alias }, test: { name: "scale", ...each, environment: "node", include: [SCALE], setupFiles } },
      // Thousands of answers: part of the security tests, not of every check.
      {
        resolve: { alias },
        test: {
          name: "security",
          ...each,
          environment: "node",
          include: [ANSWERS],
          env: { FUZZED_ANSWERS: "10000" },
          setupFiles,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "components",
          ...each,
          environment: "jsdom",
          include: ["test/components/**/*.test.tsx"],
          setupFiles: [...setupFiles, double("page-globals.ts")],
        },
      },
      { test: { name: "contract", ...each, environment: "node", include: ["test/contract/**/*.test.ts"] } },
    ],
  },
});
