import * as z from "zod";
import { waitUntil } from "../../firefox/wait-until.ts";
import type { JournalCosts } from "../in-page/journal.ts";
import { FEW, journalTable, MANY } from "../journal-table.ts";
import type { Row } from "../row.ts";
import type { BenchFirefox } from "./browser.ts";
import type { FirefoxExtension } from "./extension.ts";

const GROUP = "Firefox, journal";
/** Milliseconds that filling the longest may take. Firefox's driver waits for no script as long as that. */
const PATIENCE = 600_000;

const Costs = z.object({
  append: z.number(),
  newestPage: z.number(),
  findByRequestId: z.number(),
  indexGet: z.number(),
});

/** Fills the journal that each copy of the product uses itself, so that its popup can be measured over it. */
export async function fillFirefoxJournals({ product, longProduct }: BenchFirefox): Promise<void> {
  await fill(product, FEW);
  await fill(longProduct, MANY);
}

/** Firefox has no storage buckets, so there are as many sizes as there are copies of the product. */
export async function firefoxJournalRows({ product, longProduct }: BenchFirefox, rounds: number): Promise<Row[]> {
  const costs = new Map<number, JournalCosts[]>([
    [FEW, []],
    [MANY, []],
  ]);
  for (let round = 0; round <= rounds; round += 1) {
    const inTurn: [FirefoxExtension, number][] = [
      [product, FEW],
      [longProduct, MANY],
    ];
    for (const [extension, size] of round % 2 === 0 ? inTurn : inTurn.reverse()) {
      const cost = Costs.parse(await extension.bare.evaluate((name: string) => inPage.timeJournal(name), String(size)));
      if (round > 0) costs.get(size)?.push(cost);
    }
  }
  return journalTable(GROUP, costs);
}

async function fill({ bare }: FirefoxExtension, size: number): Promise<void> {
  await bare.evaluate(
    `const [name, size] = arguments;
     inPage.makeJournal(name, size).then(() => (window.filled = "yes"), (error) => (window.filled = String(error)));`,
    String(size),
    size,
  );
  const filled = await waitUntil(
    async () =>
      z
        .string()
        .nullish()
        .parse(await bare.evaluate("return window.filled")) ?? undefined,
    () => `the journal of ${size} attempts is still being filled`,
    PATIENCE,
  );
  if (filled !== "yes") throw new Error(`The journal of ${size} attempts could not be filled: ${filled}`);
}
