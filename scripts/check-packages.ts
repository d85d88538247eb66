import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";

// Checks what `npm run zip` and `npm run zip:firefox` made: they hold the extension, nothing else,
// and the sources alone give the same Firefox package. Needs `unzip`.

const OUTPUT = ".output";
/** What has no business in a package for a store, or among the sources for its reviewers. */
const NEVER = /(^|\/)(test|test-results|node_modules|sandbox|\.env[^/]*|.*\.(map|log|pem|key))(\/|$)/;

const run = promisify(execFile);
const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(await readFile("package.json", "utf8")));
const packageOf = (kind: string) => resolve(OUTPUT, `${name}-${version}-${kind}.zip`);

async function expectSame(kind: string, builtDir: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "quick-fix-package-"));
  await run("unzip", ["-q", packageOf(kind), "-d", dir]);
  await run("diff", ["-r", dir, builtDir]);
  await rm(dir, { recursive: true });
}

for (const kind of ["chrome", "firefox", "sources"]) {
  const { stdout } = await run("unzip", ["-Z1", packageOf(kind)]);
  const wrong = stdout.split("\n").filter((file) => NEVER.test(file));
  if (wrong.length > 0) throw new Error(`In the ${kind} package: ${wrong.join(", ")}`);
  console.log(`${kind}: ${stdout.trim().split("\n").length} files`);
}
await expectSame("chrome", join(OUTPUT, "chrome-mv3"));

const sources = await mkdtemp(join(tmpdir(), "quick-fix-sources-"));
await run("unzip", ["-q", packageOf("sources"), "-d", sources]);
const npm = { cwd: sources, maxBuffer: 50_000_000 };
await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], npm);
await run("npx", ["wxt", "prepare"], npm);
await run("npm", ["run", "build:firefox"], npm);
await expectSame("firefox", join(sources, ".output/firefox-mv3"));
console.log(`The sources (${(await readdir(sources)).length} entries) build the very same Firefox package.`);
await rm(sources, { recursive: true });
