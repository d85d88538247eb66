import type { Route } from "./fixes/fix.ts";

/** What is stored in the clear. The secret is not here: it is in the vault. */
export interface Settings {
  /** Scheme, host and an optional path; no slash at the end. */
  serviceAddress: string;
  accessKeyId: string;
  appId?: string;
  route: Route;
}
