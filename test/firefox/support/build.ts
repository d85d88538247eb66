import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "wxt";

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
  if (process.env["BUILT"] === "1") await cp(".output/firefox-mv3", extensionDir, { recursive: true });
  else await build({ outDir, browser: "firefox", manifestVersion: 3, mode: "production" });
  return { extensionDir, remove: () => rm(outDir, { recursive: true, force: true }) };
}
