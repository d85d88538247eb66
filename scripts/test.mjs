// npm test: everything from a bare clone to the main tests, or with --all to every one.
import { spawnSync } from "node:child_process";
import { CHECK } from "./check-lanes.mjs";
import { conclude, runLanes } from "./lanes.mjs";
import { findBrowser, installFonts, installPackages } from "./set-up.mjs";

installPackages();
await findBrowser("chromium");
await findBrowser("firefox");
await installFonts();

/** New worlds with each commit, and the same ones when it is tested again. */
function firstSeed() {
  const { stdout } = spawnSync("git", ["rev-parse", "--short=7", "HEAD"], { encoding: "utf8" });
  return String(parseInt(stdout, 16) || 1);
}

// Without --all: what a change breaks most likely, and what would hurt most.
const isWhole = process.argv.includes("--all");
const main = isWhole ? [] : ["--", "--grep", "@main"];
const MAIN_FAULTS = ["worker killed at a random moment", "two attempts for one user", "another service saved"];
const faults = isWhole ? [] : MAIN_FAULTS.flatMap((name) => ["--only", name]);

// The browser tests take the builds that the check has made.
const env = { BUILT: "1" };
const securityEnv = { ...env, SECURITY: "short" };
// Two lanes for two cores: a third one makes every step slower, and all of them no sooner.
const BROWSERS = [
  [
    { name: "Chromium", command: ["npm", "run", "test:e2e", ...main], env, minutes: 45 },
    { name: "Security", command: ["npm", "run", "test:proofs", ...main], env: securityEnv, minutes: 40 },
  ],
  [
    { name: "Firefox", command: ["npm", "run", "test:firefox", ...main], env, minutes: 45 },
    { name: "Faults", command: ["npx", "tsx", "test/faults/main.ts", "--short", ...faults], env, minutes: 40 },
    {
      name: "The world in a seed",
      command: ["npx", "tsx", "test/world/main.ts", "--seeds", isWhole ? "250" : "25", "--from", firstSeed()],
      minutes: 10,
    },
    ...(isWhole ? [{ name: "Journal of 100,000 attempts", command: ["npm", "run", "test:scale"], minutes: 8 }] : []),
  ],
];

const check = await runLanes(CHECK);
if (check.failed > 0) conclude(check);
const browsers = await runLanes(BROWSERS);
conclude({ passed: check.passed + browsers.passed, failed: browsers.failed });
