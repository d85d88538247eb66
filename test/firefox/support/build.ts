import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A build in a directory of its own: whoever builds into `.output` meanwhile changes nothing. */
export interface Build {
  /** The unpacked extension. */
  extensionDir: string;
  remove: () => Promise<void>;
}

/** Makes the production build for Firefox. With BUILT=1 what is in `.output` is copied. */
export async function buildForFirefox(): Promise<Build> {
  const outDir = await mkdtemp(join(tmpdir(), "quick-fix-firefox-"));
  const extensionDir = join(outDir, "firefox-mv3");
  if (process.env["BUILT"] === "1") {
    await cp(".output/firefox-mv3", extensionDir, { recursive: true });
  } else {
    // Vitest calls the environment "test", and a build that is told so is not the one that users get.
    const env = { ...process.env, NODE_ENV: "production" };
    await promisify(execFile)("npx", ["tsx", "scripts/build-to.ts", outDir, "firefox"], { env });
  }
  return {
    extensionDir,
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
