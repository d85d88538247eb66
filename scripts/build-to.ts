import { resolve } from "node:path";
import { build } from "wxt";

/*
 * Builds the production extension into a directory of its own: tsx scripts/build-to.ts <directory> [chrome|firefox]. For what
 * must not disturb `.output`, such as building twice to compare.
 */

const [outDir, browser = "chrome"] = process.argv.slice(2);
if (outDir === undefined) throw new Error("Name the directory to build into");
await build({ outDir: resolve(outDir), browser, manifestVersion: 3 });
