import type { Route } from "../fixes/fix.ts";
import type { PoolRow } from "../state/pool-check.ts";

/**
 * The route that a check saw to work: `unbind-phone` if it refused the code, else the verified
 * update. Absent if neither did, or if `unbind-phone` was refused because of the test user.
 */
export function recommendedRoute(rows: readonly PoolRow[]): Route | undefined {
  const works = (call: PoolRow["call"]) => rows.some((row) => row.call === call && row.verdict === "works");
  if (works("unbind-phone")) return "unbind-phone";
  if (rows.some(({ call, note }) => call === "unbind-phone" && note === "test-user")) return undefined;
  return works("pre-check-code") && works("update-user") ? "verified-update" : undefined;
}
