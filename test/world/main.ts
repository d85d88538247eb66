import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

// npm run test:world -- --seeds 100000 plays so many worlds on two processors; --seed 42 plays one and tells its story.

const PROCESSES = 2;

const { values } = parseArgs({
  options: { seeds: { type: "string" }, seed: { type: "string" }, from: { type: "string" } },
});

function run(env: Record<string, string>): Promise<number> {
  const vitest = spawn("npx", ["vitest", "run", "--project", "world"], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => vitest.on("exit", (code) => resolve(code ?? 1)));
}

const from = Number(values.seed ?? values.from ?? Date.now() % 1_000_000_000);
const seeds = Number(values.seeds ?? 1);
const each = Math.ceil(seeds / (seeds < 1_000 ? 1 : PROCESSES));
const parts = Array.from({ length: Math.ceil(seeds / each) }, (_, part) => from + part * each);
const codes = await Promise.all(parts.map((first) => run({ WORLD_FROM: String(first), WORLD_SEEDS: String(each) })));
process.exitCode = Math.max(...codes);
