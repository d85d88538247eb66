import type { HistoryFilter } from "../../components/history/HistorySearch.tsx";
import { requestIdIn } from "../../lib/authing/request-id.ts";
import { recogniseUser } from "../../lib/customer/user-query.ts";
import type { HistoryQuery } from "../../lib/journal/query.ts";

/**
 * What the search fields ask for. A day is the agent's own, from its first to its last millisecond.
 */
export function queryOf({ text, outcome, from, to }: HistoryFilter): Omit<HistoryQuery, "limit"> {
  // A line from a log is searched for by the request ID in it.
  const said = requestIdIn(text);
  const user = recogniseUser(said);
  const start = startOfDay(from, 0);
  const next = startOfDay(to, 1);
  return {
    text: said,
    // The journal has no ID of another system.
    ...(user?.ok && user.value.userIdType !== "external_id" && { user: user.value.userId }),
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
