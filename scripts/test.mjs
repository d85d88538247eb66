// npm test: everything from a bare clone to every test.
import { findBrowser, installPackages, run } from "./set-up.mjs";

installPackages();
findBrowser("chromium");
findBrowser("firefox");
run("npm", ["run", "check"]);
run("npm", ["run", "test:scale"]);
run("npm", ["run", "test:e2e"]);
run("npm", ["run", "test:firefox"]);
// With the build that the check has made.
run("npx", ["tsx", "test/faults/main.ts", "--short"]);
// The proofs of SECURITY.md in their short form; npm run test:security is all of them.
run("npx", ["playwright", "test", "--config", "test/security/playwright.config.ts"], { SECURITY: "short" });
