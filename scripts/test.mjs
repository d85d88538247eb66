// npm test: everything from a bare clone to every test.
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

// The browser tests take the builds that the check has made.
const env = { BUILT: "1" };
const securityEnv = { ...env, SECURITY: "short" };
// Two lanes for two cores: a third one makes every step slower, and all of them no sooner.
const BROWSERS = [
  [
    { name: "Chromium", command: ["npm", "run", "test:e2e"], env, minutes: 45 },
    { name: "Security, short", command: ["npm", "run", "test:proofs"], env: securityEnv, minutes: 40 },
  ],
  [
    { name: "Firefox", command: ["npm", "run", "test:firefox"], env, minutes: 45 },
    { name: "Faults, short", command: ["npx", "tsx", "test/faults/main.ts", "--short"], env, minutes: 40 },
    {
      name: "The world in a seed",
      command: ["npx", "tsx", "test/world/main.ts", "--seeds", "250", "--from", firstSeed()],
      minutes: 10,
    },
    { name: "Journal of 100,000 attempts", command: ["npm", "run", "test:scale"], minutes: 8 },
  ],
];

const check = await runLanes(CHECK);
if (check.failed > 0) conclude(check);
const browsers = await runLanes(BROWSERS);
conclude({ passed: check.passed + browsers.passed, failed: browsers.failed });
