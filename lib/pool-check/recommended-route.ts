import type { Route } from "../fixes/fix.ts";
import type { PoolCall, PoolNote, PoolRow } from "../state/pool-check.ts";

/**
 * The route that a check saw to work: `unbind-phone` if it refused the code, else the verified
 * update. Absent if neither did, or if what kept `unbind-phone` from it says nothing of the route.
 */
export function recommendedRoute(rows: readonly PoolRow[]): Route | undefined {
  const works = (call: PoolCall) => rows.some((row) => row.call === call && row.verdict === "works");
  if (works("unbind-phone")) return "unbind-phone";
  if (rows.some((row) => row.call === "unbind-phone" && isOpen(row))) return undefined;
  return works("pre-check-code") && works("update-user") ? "verified-update" : undefined;
}

/**
 * Whether another check can tell more of a route. The row of one of its calls says what to do
 * first.
 */
export function isWorthAnother(rows: readonly PoolRow[]): boolean {
  return rows.some((row) => ROUTE_CALLS.includes(row.call) && isOpen(row));
}

const ROUTE_CALLS: readonly PoolCall[] = ["unbind-phone", "pre-check-code", "update-user"];
const OPEN: readonly (PoolNote | undefined)[] = ["passing", "test-user", "not-steady", "nothing-to-write"];

function isOpen({ note }: PoolRow): boolean {
  return OPEN.includes(note);
}
