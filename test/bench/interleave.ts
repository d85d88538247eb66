import { median } from "./median.ts";

/** Milliseconds of quiet before each measurement, in which what the last one left behind comes to its end. */
const QUIET = 150;

/**
 * Measures several things in turn, round by round, so that whatever else the machine does meets them all alike. Each round starts
 * with another one, and the first round only warms up.
 * @returns the median of each, by its name
 */
export async function interleave<Name extends string>(
  rounds: number,
  measure: Record<Name, () => Promise<number>>,
): Promise<(name: Name) => number> {
  const tasks = Object.entries<() => Promise<number>>(measure);
  const values = new Map<string, number[]>(tasks.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const start = round % tasks.length;
    for (const [name, task] of [...tasks.slice(start), ...tasks.slice(0, start)]) {
      await new Promise((resolve) => setTimeout(resolve, QUIET));
      const value = await task();
      if (round > 0) values.get(name)?.push(value);
    }
  }
  return (name) => median(values.get(name) ?? []);
}
