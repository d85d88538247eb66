// npm start: everything from a bare clone to the extension at work against the sandbox.
import { findBrowser, installFonts, installPackages, run } from "./set-up.mjs";

installPackages();
await findBrowser("chromium");
await installFonts();
run("npx", ["wxt", "build"]);
run("npx", ["tsx", "scripts/try-it.ts"]);
