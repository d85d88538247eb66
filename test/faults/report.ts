import type { Tally } from "./support/tally.ts";

/** Milliseconds within which a final state is to be on screen. */
const SOON = 2_000;

const HEAD = ["case", "rounds", "the agent read", "final state after the kill: median / p95 / worst", "problems"];

/** One line a case, and below the table each problem. */
export function printReport(tallies: readonly Tally[]): void {
  const rows = tallies.map((tally) => [
    tally.name,
    String(tally.rounds),
    [...tally.outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(", "),
    spread(tally.times),
    tally.problems.length === 0 ? "none" : String(tally.problems.length),
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  console.log(line(HEAD));
  console.log(line(widths.map((width) => "-".repeat(width))));
  for (const row of rows) console.log(line(row));
  for (const { name, problems } of tallies) for (const problem of problems) console.log(`${name}: ${problem}`);
}

function spread(times: readonly number[]): string {
  if (times.length === 0) return "";
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const late = sorted.filter((time) => time > SOON).length;
  return `${at(0.5)} / ${at(0.95)} / ${at(1)} ms, ${late} over ${SOON / 1_000} s`;
}
