import { isReached, ratioOf, type Row } from "./row.ts";

/** The rows as a table that is as readable in a terminal as in Markdown. */
export function tableOf(rows: readonly Row[], before: readonly Row[] = []): string {
  const head = ["", "measured", "against", "", "ratio", "target", "", ...(before.length > 0 ? ["before"] : [])];
  const lines = rows.map((row) => {
    const earlier = before.find(({ group, name }) => group === row.group && name === row.name);
    return [...cells(row), ...(before.length > 0 ? [earlier ? figureOf(earlier) : ""] : [])];
  });
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const written = all.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  written.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  return written.join("\n");
}

function cells(row: Row): string[] {
  const { group, name, against, most } = row;
  const ratio = ratioOf(row);
  const reached = isReached(row);
  return [
    `${group}: ${name}`,
    amount(row, row.value),
    against?.name ?? "",
    against ? amount(row, against.value) : "",
    ratio === undefined ? "" : `×${ratio.toFixed(2)}`,
    most === undefined ? "" : ratio === undefined ? `≤ ${amount(row, most)}` : `≤ ×${most.toFixed(2)}`,
    reached === undefined ? "" : reached ? "reached" : "not reached",
  ];
}

/** The one figure of a row that means the same on another machine, as far as there is one. */
function figureOf(row: Row): string {
  const ratio = ratioOf(row);
  return ratio === undefined ? amount(row, row.value) : `×${ratio.toFixed(2)}`;
}

function amount({ unit }: Row, value: number): string {
  return `${value.toFixed(unit === "kB" ? 1 : value < 10 ? 2 : 1)} ${unit}`;
}
