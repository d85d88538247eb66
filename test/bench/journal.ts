import { join } from "node:path";
import { build } from "vite";
import * as z from "zod";
import type { BenchBrowser } from "./browser.ts";
import { inTurn, median } from "./rounds.ts";
import type { BenchService } from "./service.ts";
import type { Row } from "./table.ts";

const FEW = 100;
const MANY = 100_000;
/** "Doesn't grow" means ×1; the rest is how far two measurements of the same lie apart. */
const NO_GROWTH = 1.2;
const Times = z.object({
  append: z.number(),
  newestPage: z.number(),
  findByRequestId: z.number(),
  search: z.number(),
  getAllKeys: z.number(),
});

/** The journal with many attempts beside one with few, and its worst search beside the least that it must ask. */
export async function journalRows({ context }: BenchBrowser, service: BenchService, rounds: number): Promise<Row[]> {
  const script = await bundled();
  const journalOf = async (size: number, origin: string) => {
    const page = await context.newPage();
    await page.goto(`${origin}/api/v3/nothing`);
    await page.evaluate(`${script}; globalThis.benchJournal = benchJournal; benchJournal.fill(${size})`);
    return async () => {
      await page.bringToFront();
      return Times.parse(await page.evaluate("benchJournal.times()"));
    };
  };
  const few = await journalOf(FEW, service.url);
  const many = await journalOf(MANY, service.otherUrl);
  const timesOf = await inTurn(rounds, { few, many });
  const medianOf = (size: "few" | "many", what: keyof z.infer<typeof Times>) =>
    median(timesOf(size).map((times) => times[what]));

  const growth = (name: string, what: keyof z.infer<typeof Times>): Row => ({
    name: `Journal of 100,000: ${name}`,
    unit: "ms",
    value: medianOf("many", what),
    against: { name: "of 100", value: medianOf("few", what) },
    most: NO_GROWTH,
  });
  return [
    growth("newest page", "newestPage"),
    growth("append", "append"),
    growth("find by request ID", "findByRequestId"),
    {
      name: "Journal of 100,000: two common words that never meet",
      unit: "ms",
      value: medianOf("many", "search"),
      against: { name: "one getAllKeys over the rarer word", value: medianOf("many", "getAllKeys") },
      most: 2.5,
    },
  ];
}

/** The product's journal and what times it, as one script for any page. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "esnext",
      lib: { entry: join(import.meta.dirname, "journal-in-page.ts"), formats: ["iife"], name: "benchJournal" },
    },
  });
  const outputs = Array.isArray(built) ? built : "output" in built ? [built] : [];
  return outputs.flatMap(({ output }) => output.map((file) => (file.type === "chunk" ? file.code : ""))).join("\n");
}
