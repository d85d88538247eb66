import type { Policy } from "../settings/policy.ts";

/** Days. */
export const DEFAULT_RETENTION_DAYS = 90;
/** Days; the journal holds customers' data, if masked. */
export const LONGEST_RETENTION_DAYS = 366;

const DAY = 24 * 60 * 60_000;

export function isRetentionDays(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= LONGEST_RETENTION_DAYS;
}

/** Days for which attempts are kept: the organisation's, else the agent's own. */
export function retentionDays(own: number, policy: Policy): number {
  if (policy.retentionDays !== undefined) return policy.retentionDays;
  return isRetentionDays(own) ? own : DEFAULT_RETENTION_DAYS;
}

/** The newest moment whose attempts are no longer kept, in milliseconds since 1970. */
export function expiredUntil(days: number, now: number): number {
  return now - days * DAY - 1;
}
