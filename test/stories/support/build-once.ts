import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "wxt";

const BROWSERS = ["chrome", "firefox"] as const;

/** Where the build for a browser is. */
export function extensionDir(browser: (typeof BROWSERS)[number]): string {
  const dir = process.env["EXTENSIONS_DIR"];
  if (dir === undefined) throw new Error("The global set-up has not built the extension");
  return join(dir, `${browser}-mv3`);
}

/**
 * The production builds, in a directory of their own, so that another build changes nothing under
 * the browsers. With BUILT=1 what is in `.output` is copied.
 */
export default async function buildOnce(): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), "quick-fix-stories-"));
  for (const browser of BROWSERS) {
    const name = `${browser}-mv3`;
    if (process.env["BUILT"] === "1") await cp(join(".output", name), join(outDir, name), { recursive: true });
    else await build({ outDir, browser, manifestVersion: 3, mode: "production" });
  }
  process.env["EXTENSIONS_DIR"] = outDir;
  return () => rm(outDir, { recursive: true, force: true });
}
