import { execFileSync } from "node:child_process";
import { EXTENSION_ROOT } from "./extension-dir.ts";

/** The production build, apart from `.output/chrome-mv3`, which whoever works on something else may be rebuilding. */
export default function buildOnce(): void {
  if (process.env["SECURITY_BUILD"] === "keep") return;
  execFileSync("npx", ["tsx", "scripts/build-to.ts", EXTENSION_ROOT], { stdio: ["ignore", "ignore", "inherit"] });
}
