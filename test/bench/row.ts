/** One line of the table. */
export interface Row {
  group: string;
  name: string;
  unit: "ms" | "kB";
  value: number;
  against?: { name: string; value: number };
  /** The most that it may be: of the ratio where there is something to compare with, else of the value. */
  most?: number;
}

export function ratioOf({ value, against }: Row): number | undefined {
  return against && value / against.value;
}

/** Absent where the row has no target. */
export function isReached(row: Row): boolean | undefined {
  return row.most === undefined ? undefined : (ratioOf(row) ?? row.value) <= row.most;
}
