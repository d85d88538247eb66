import { resolve } from "node:path";
import { build } from "wxt";

// Builds the production extension into a directory of its own, so that `.output` stays as it is:
// tsx scripts/build-to.ts <directory> [chrome|firefox].

const [outDir, browser = "chrome"] = process.argv.slice(2);
if (outDir === undefined) throw new Error("Name the directory to build into");
await build({ outDir: resolve(outDir), browser, manifestVersion: 3 });
