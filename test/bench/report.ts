import { readFile, writeFile } from "node:fs/promises";
import * as z from "zod";
import type { Row } from "./row.ts";

const Report = z.object({
  at: z.string(),
  browser: z.string(),
  rounds: z.number(),
  /** How busy the machine was: processes that wanted to run, on average over a minute, before and after. */
  load: z.array(z.number()),
  rows: z.array(
    z.object({
      group: z.string(),
      name: z.string(),
      unit: z.enum(["ms", "kB"]),
      value: z.number(),
      against: z.object({ name: z.string(), value: z.number() }).exactOptional(),
      most: z.number().exactOptional(),
    }),
  ),
});

/** One run of the bench, as it is kept to be compared with. */
export interface Report {
  at: string;
  browser: string;
  rounds: number;
  load: number[];
  rows: Row[];
}

export async function readReport(file: string): Promise<Report> {
  return Report.parse(JSON.parse(await readFile(file, "utf8")));
}

export async function writeReport(file: string, report: Report): Promise<void> {
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}
