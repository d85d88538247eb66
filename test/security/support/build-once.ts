import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { EXTENSION_DIR, EXTENSION_ROOT } from "./extension-dir.ts";

/** The production build, apart from `.output/chrome-mv3`, so that a build made meanwhile changes nothing. With BUILT=1 it is copied. */
export default function buildOnce(): void {
  if (process.env["BUILT"] === "1") {
    rmSync(EXTENSION_DIR, { recursive: true, force: true });
    cpSync(".output/chrome-mv3", EXTENSION_DIR, { recursive: true });
    return;
  }
  execFileSync("npx", ["tsx", "scripts/build-to.ts", EXTENSION_ROOT], { stdio: ["ignore", "ignore", "inherit"] });
}
