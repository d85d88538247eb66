import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A build in a directory of its own: whoever builds into `.output` meanwhile changes nothing. */
export interface Build {
  /** The unpacked extension. */
  extensionDir: string;
  remove: () => Promise<void>;
}

/** Makes the production build for Firefox. */
export async function buildForFirefox(): Promise<Build> {
  const outDir = await mkdtemp(join(tmpdir(), "quick-fix-firefox-"));
  // Vitest calls the environment "test", and a build that is told so is not the one that users get.
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)("npx", ["tsx", "scripts/build-to.ts", outDir, "firefox"], { env });
  return {
    extensionDir: join(outDir, "firefox-mv3"),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
