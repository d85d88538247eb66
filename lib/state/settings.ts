import type { Route } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";

/** What is stored in the clear. The secret is not here: it is in the vault. */
export interface Settings {
  /** Scheme, host and an optional path; no slash at the end. */
  serviceAddress: string;
  /**
   * Where the calls of the authentication side go; absent if that is the service address. Written
   * like it.
   */
  authenticationAddress?: string;
  accessKeyId: string;
  appId?: string;
  route: Route;
  /** Minutes without use after which the desk locks; absent if the agent never chose. */
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

/** The languages of the interface. */
export const LANGUAGES = ["en", "zh-CN"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The formats in which evidence goes into a ticket. */
export const TICKET_FORMATS = ["plain", "markdown", "jira", "html"] as const;
export type TicketFormat = (typeof TICKET_FORMATS)[number];

/** How evidence is written for tickets. */
export interface TicketStyle {
  format: TicketFormat;
  /** The agent's own templates; if one is absent, the built-in one of that format is used. */
  templates: Partial<Record<TicketFormat, string | undefined>>;
}

export const PLAIN_TICKET: TicketStyle = { format: "plain", templates: {} };

/** Characters. */
export const LONGEST_TEMPLATE = 10_000;

/** What the organisation has set for everyone. What it left open is absent. */
export interface Policy {
  serviceAddress?: string;
  authenticationAddress?: string;
  accessKeyId?: string;
  appId?: string;
  /** The most; a shorter time of the agent's own stays. */
  autoLockMinutes?: number;
  retentionDays?: number;
  ticketFormat?: TicketFormat;
  ticketTemplate?: string;
  language?: Language;
  /** The only fixes that may be used; an empty list allows none. */
  allowedFixes?: FixId[];
  unbindThrough?: Route;
}

/** Days. */
export const DEFAULT_RETENTION_DAYS = 90;
/** Days; the journal holds customers' data, if masked. */
const LONGEST_RETENTION_DAYS = 366;

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

/**
 * What a team shares, by the names that a policy has for it. The secret is not among them, and
 * can't be.
 */
export const SHARED_SETTINGS = [
  "serviceAddress",
  "authenticationAddress",
  "accessKeyId",
  "appId",
  "unbindThrough",
  "autoLockMinutes",
  "allowedFixes",
  "retentionDays",
  "ticketFormat",
  "ticketTemplate",
  "language",
] as const;
export type SharedSetting = (typeof SHARED_SETTINGS)[number];
export type SharedSettings = Pick<Policy, SharedSetting>;

/** One setting that an import would change, as text; of the fixes their IDs, as in `a, b`. */
export interface SettingChange {
  setting: SharedSetting;
  /** Empty if there is none yet. */
  from: string;
  /** Empty if it is taken away. */
  to: string;
}

/** Why a value of a file is not taken. */
export type WhyLeft = "unusable" | "organisation" | "no-key";

/** What comes of a file: each of its values changes something, is here already, or is left. */
export interface SettingsImport {
  /** Whether the changes have been made. */
  applied: boolean;
  changes: SettingChange[];
  left: { setting: SharedSetting; why: WhyLeft }[];
}
