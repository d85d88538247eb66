import type { Route } from "../fixes/fix.ts";
import type { PoolRow } from "../state/pool-check.ts";

/**
 * The route that a check saw to work: `unbind-phone` if it looked at the code and refused it, else
 * the verified update if both of its calls work and changed nothing. Absent if neither was seen to,
 * or if it was the test user for whom `unbind-phone` was refused.
 */
export function recommendedRoute(rows: readonly PoolRow[]): Route | undefined {
  const works = (call: PoolRow["call"]) => rows.some((row) => row.call === call && row.verdict === "works");
  if (works("unbind-phone")) return "unbind-phone";
  if (rows.some(({ call, note }) => call === "unbind-phone" && note === "test-user")) return undefined;
  return works("pre-check-code") && works("update-user") ? "verified-update" : undefined;
}
