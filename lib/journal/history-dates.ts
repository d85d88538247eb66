import type { Outcome } from "../state/attempt.ts";
import type { HistoryQuery } from "./query.ts";

interface Asked {
  text: string;
  outcome: Outcome | "";
  /** As a date field has it, `2026-11-02`; empty for open. */
  from: string;
  to: string;
}

/** What the search fields ask for. A day is the agent's own, from its first to its last millisecond. */
export function queryOf({ text, outcome, from, to }: Asked): Omit<HistoryQuery, "limit"> {
  const start = startOfDay(from, 0);
  const next = startOfDay(to, 1);
  return {
    text,
    ...(outcome !== "" && { outcome }),
    ...(start !== undefined && { from: start }),
    ...(next !== undefined && { to: next - 1 }),
  };
}

/** Milliseconds since 1970; nothing while the date is not entered whole. */
function startOfDay(date: string, daysLater: number): number | undefined {
  const [year, month, day] = date.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // Days can have 23 or 25 hours, so the next one is asked for, not added.
  const start = new Date(year, month - 1, day + daysLater).getTime();
  return Number.isFinite(start) ? start : undefined;
}
