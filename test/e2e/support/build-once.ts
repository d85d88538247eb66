import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "wxt";
import { EXTENSION_DIR_VARIABLE } from "./extension.ts";

/**
 * The production build, in a directory of its own: whoever builds into `.output` meanwhile doesn't pull it from under the
 * browser. With BUILT=1 what is in `.output` is copied.
 */
export default async function buildOnce(): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), "quick-fix-e2e-"));
  if (process.env["BUILT"] === "1") {
    await cp(".output/chrome-mv3", join(outDir, "chrome-mv3"), { recursive: true });
  } else {
    await build({ outDir, browser: "chrome", manifestVersion: 3, mode: "production" });
  }
  process.env[EXTENSION_DIR_VARIABLE] = join(outDir, "chrome-mv3");
  return () => rm(outDir, { recursive: true, force: true });
}
