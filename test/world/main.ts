import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

// npm run test:world -- --seeds 100000 plays so many worlds on two processors; --seed 42 plays one and tells its story.
// Those that once found something are always played with the others.

const PROCESSES = 2;
const MOST = 5_000;
const FILE = join(mkdtempSync(join(tmpdir(), "world-")), "world.mjs");

const { values } = parseArgs({
  options: { seeds: { type: "string" }, seed: { type: "string" }, from: { type: "string" } },
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

const { seed, seeds } = values;
const from = Number(seed ?? values.from ?? Date.now() % 1_000_000_000);
const count = Number(seeds ?? 1);
const processes = count === 1 ? 1 : PROCESSES;

/** Plays its share of the seeds. Each world leaves some memory behind, so a process ends in time. */
async function run(first: number): Promise<number> {
  const last = from + count;
  for (let at = first; at < last; at += MOST * processes) {
    const seedsOfIt = Math.min(MOST, Math.ceil((last - at) / processes));
    const code = await play([at, processes, seedsOfIt]);
    if (code !== 0) return code;
  }
  return 0;
}

function play(numbers: readonly number[]): Promise<number> {
  // With more room for young objects, garbage is collected less often.
  const args = ["--max-semi-space-size=64", FILE, ...numbers.map(String)];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

const codes = await Promise.all(Array.from({ length: processes }, (_, part) => run(from + part)));
process.exitCode = Math.max(...codes);
