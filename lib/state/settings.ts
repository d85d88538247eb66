import type { Route } from "../fixes/fix.ts";

/** What is stored in the clear. The secret is not here: it is in the vault. */
export interface Settings {
  /** Scheme, host and an optional path; no slash at the end. */
  serviceAddress: string;
  accessKeyId: string;
  appId?: string;
  route: Route;
  /** Minutes without use after which the desk locks; absent where the agent never chose. */
  autoLockMinutes?: number;
  /** The secret is kept for the browser session alone, and there is no vault. */
  sessionOnly?: boolean;
}

export const DEFAULT_LOCK_MINUTES = 15;
/** An hour: a desk that nobody uses for longer is not being used. */
export const MAX_LOCK_MINUTES = 60;

export function isLockMinutes(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_LOCK_MINUTES;
}
