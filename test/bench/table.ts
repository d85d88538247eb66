export interface Row {
  name: string;
  unit: "ms" | "kB";
  value: number;
  /** What the value is a multiple of. */
  against?: { name: string; value: number };
  /** The most that the ratio may be; without `against`, the most that the value may be. */
  most?: number;
}

export function printTable(rows: readonly Row[]): void {
  console.log("|  | measured | against |  | ratio | target |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const row of rows) console.log(`| ${cellsOf(row).join(" | ")} |`);
}

function cellsOf({ name, unit, value, against, most }: Row): string[] {
  const figure = (number: number) => `${number.toFixed(number < 10 ? 2 : 1)} ${unit}`;
  const measured = against ? value / against.value : value;
  const target = most === undefined ? "" : `≤ ${against ? `×${most.toFixed(2)}` : figure(most)}`;
  const reached = most === undefined ? "" : measured <= most ? " reached" : " not reached";
  return [
    name,
    figure(value),
    against?.name ?? "",
    against ? figure(against.value) : "",
    against ? `×${measured.toFixed(2)}` : "",
    target + reached,
  ];
}
