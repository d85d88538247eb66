import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

// npm run test:world -- --seeds 100000 plays so many worlds on two processors; --seed 42 plays one and tells its story;
// --seconds 30 plays as many new ones as fit into the time. Those that once found something are always played with them.

const PROCESSES = 2;
const FILE = join(mkdtempSync(join(tmpdir(), "world-")), "world.mjs");

const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    seed: { type: "string" },
    from: { type: "string" },
    seconds: { type: "string" },
  },
});

// One file without a test runner around it plays twice as many worlds.
await build({
  entryPoints: ["test/world/play-seeds.ts"],
  outfile: FILE,
  bundle: true,
  platform: "node",
  format: "esm",
  logLevel: "warning",
  alias: { "webextension-polyfill": "./test/world/browser.ts", "@wxt-dev/browser": "./test/world/browser.ts" },
  define: { "import.meta.env.FIREFOX": "false" },
  banner: { js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);` },
});

const { seed, seeds, seconds } = values;
const from = Number(seed ?? values.from ?? Date.now() % 1_000_000_000);
const count = Number(seeds ?? (seconds === undefined ? 1 : Infinity));
const processes = count === 1 ? 1 : PROCESSES;

/** Each plays every so-manyth seed. */
function run(first: number): Promise<number> {
  const args = [first, processes, Math.ceil(count / processes), Number(seconds ?? Infinity)].map(String);
  const child = spawn(process.execPath, [FILE, ...args], { stdio: "inherit" });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

const codes = await Promise.all(Array.from({ length: processes }, (_, part) => run(from + part)));
process.exitCode = Math.max(...codes);
