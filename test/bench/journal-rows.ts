import type { BenchBrowser } from "./browser.ts";
import type { JournalCosts } from "./in-page/journal.ts";
import { FEW, journalTable, MANY } from "./journal-table.ts";
import type { Row } from "./row.ts";

const GROUP = "Journal";
const SIZES = [FEW, 1_000, 10_000, MANY];

/** Fills the journals. The largest is the one that the product itself uses, so that its popup can be measured over it. */
export async function fillJournals({ longProduct }: BenchBrowser): Promise<void> {
  for (const size of SIZES) {
    const bucket = size === MANY ? "" : `, "attempts-${size}"`;
    await longProduct.bare.evaluate(`inPage.makeJournal("${size}", ${size}${bucket})`);
  }
}

export async function journalRows({ longProduct }: BenchBrowser, rounds: number): Promise<Row[]> {
  const costs = new Map<number, JournalCosts[]>(SIZES.map((size) => [size, []]));
  const page = await longProduct.inFront();
  for (let round = 0; round <= rounds; round += 1) {
    const start = round % SIZES.length;
    const inTurn = [...costs].slice(start).concat([...costs].slice(0, start));
    for (const [size, all] of inTurn) {
      const cost = await page.evaluate((name) => inPage.timeJournal(name), String(size));
      if (round > 0) all.push(cost);
    }
  }
  return journalTable(GROUP, costs);
}
