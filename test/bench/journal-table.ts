import type { JournalCosts } from "./in-page/journal.ts";
import { median } from "./median.ts";
import type { Row } from "./row.ts";

/** Attempts in the shortest and in the longest journal. */
export const FEW = 100;
export const MANY = 100_000;

const OPERATIONS: { operation: keyof JournalCosts; name: string; most?: number }[] = [
  { operation: "append", name: "append one", most: 1.2 },
  { operation: "newestPage", name: "newest page", most: 1.2 },
  { operation: "findByRequestId", name: "find by requestId", most: 1.2 },
  { operation: "indexGet", name: "by hand: one get from the index by requestId" },
];

/** The lines about journals of several sizes, out of what was measured in each. */
export function journalTable(group: string, costs: ReadonlyMap<number, readonly JournalCosts[]>): Row[] {
  const medianOf = (size: number, operation: keyof JournalCosts) =>
    median((costs.get(size) ?? []).map((cost) => cost[operation]));
  return OPERATIONS.flatMap(({ operation, name, most }) =>
    [...costs.keys()]
      .filter((size) => size !== FEW)
      .map((size) => ({
        group,
        name: `${name}, ${size.toLocaleString("en")} attempts`,
        unit: "ms" as const,
        value: medianOf(size, operation),
        against: { name: `${FEW} attempts`, value: medianOf(FEW, operation) },
        ...(size === MANY && most !== undefined && { most }),
      })),
  );
}
