import * as z from "zod";
import type { Switches } from "../faults/switches.ts";

export const logRange = {
  start: z.number().optional(),
  end: z.number().optional(),
  pagination: z
    .object({
      page: z.coerce.number().int().min(1).default(1),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    })
    .default({ page: 1, limit: 10 }),
};

interface Range {
  start?: number | undefined;
  end?: number | undefined;
  pagination: { page: number; limit: number };
}

/** One page of a log, newest first, by the filters that the switch leaves in force. */
export function searchLog<Entry extends { timestamp: string }>(
  log: readonly Entry[],
  { start, end, pagination: { page, limit } }: Range,
  exact: Record<string, unknown>,
  { logFilters, logTimes }: Switches,
): { totalCount: number; list: Entry[] } {
  const wanted = Object.entries(exact).filter(([, value]) => value !== undefined && logFilters !== "ignored");
  const found = log
    .filter((entry) => {
      const at = Date.parse(entry.timestamp);
      const values = new Map<string, unknown>(Object.entries(entry));
      const inRange = (start === undefined || at >= start) && (end === undefined || at <= end);
      return (inRange || logFilters !== "obeyed") && wanted.every(([name, value]) => values.get(name) === value);
    })
    .reverse();
  const list = found.slice((page - 1) * limit, page * limit);
  const written = (entry: Entry) => ({ ...entry, timestamp: inChina(entry.timestamp) });
  return { totalCount: found.length, list: logTimes === "Z" ? list : list.map(written) };
}

/** The same moment as the service writes it in China's time. */
function inChina(timestamp: string): string {
  return new Date(Date.parse(timestamp) + 8 * 3_600_000).toISOString().replace("Z", "+0800");
}
