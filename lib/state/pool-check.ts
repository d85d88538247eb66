import type { Failure, ServiceAnswer } from "../failure.ts";
import { ROUTES, type Changed, type Route } from "../fixes/fix.ts";
import { isAnswer, isChanged, isFailure } from "./session-values.ts";
import type { Settings } from "./settings.ts";
import { fields, fieldsOf, fitting, isNumber, isText, isTime, listOf, oneOf, type Is } from "./shapes.ts";

/**
 * What **Check this pool** makes of a service, in the order in which it asks. The last one is sent
 * by a press of its own.
 */
export const POOL_CALLS = [
  "get-management-token",
  "clock",
  "get-user",
  "list-users",
  "pre-check-code",
  "update-user",
  "unbind-phone",
  "get-user-action-logs",
  "get-admin-audit-logs",
  "check-session-status",
  "send-sms",
] as const;
export type PoolCall = (typeof POOL_CALLS)[number];

/**
 * `any-code`: it took a code that was never sent. `changed`: the user was another one afterwards.
 */
const POOL_VERDICTS = ["works", "refused", "not-known", "any-code", "changed"] as const;
export type PoolVerdict = (typeof POOL_VERDICTS)[number];

/** What there is to add to a verdict. */
const POOL_NOTES = [
  "code-refused",
  "not-valid",
  "phone-gone",
  "phone-still-there",
  "phone-not-read",
  "user-not-listed",
  "user-not-read",
  "passing",
  "written-again",
  "nothing-to-write",
  "not-steady",
  "test-user",
  "entry-found",
  "entry-missing",
  "no-app-id",
  "no-date",
  "interrupted",
] as const;
export type PoolNote = (typeof POOL_NOTES)[number];

export interface PoolRow {
  call: PoolCall;
  verdict: PoolVerdict;
  note?: PoolNote;
  /** As the service worded it, cleaned of secrets and masked. */
  answer?: ServiceAnswer;
  failure?: Failure;
  /** Only of `clock`: milliseconds by which the service's is ahead. */
  ahead?: number;
}

/**
 * One check of a pool: what was asked, and what came. It holds no secret, no code and no whole
 * phone.
 */
export interface PoolCheck {
  /** Milliseconds since 1970. */
  at: number;
  /** Absent while it goes on, and if it was interrupted. */
  endedAt?: number;
  serviceAddress: string;
  authenticationAddress?: string;
  accessKeyId?: string;
  appId?: string;
  userPoolId?: string;
  /** The test user's; absent if the service refused to show them. */
  userId?: string;
  rows: PoolRow[];
  /** What about the test user was another one after the check; absent if that was not read. */
  differences?: Changed[];
  /** The route that works; absent if none was seen to. */
  recommended?: Route;
}

/** Whether it is about the service in force. One address serves many pools: the key tells which. */
export function isReportOf(report: PoolCheck, settings: Settings): boolean {
  return ABOUT.every((one) => report[one] === settings[one]);
}

const ABOUT = ["serviceAddress", "authenticationAddress", "accessKeyId", "appId"] as const;

const isRow: Is<PoolRow> = fields(
  { call: oneOf(...POOL_CALLS), verdict: oneOf(...POOL_VERDICTS) },
  { note: oneOf(...POOL_NOTES), answer: isAnswer, failure: isFailure, ahead: isNumber },
);

/** What is stored, read like any other input: what doesn't fit is left out. */
export function readPoolCheck(value: unknown): PoolCheck | undefined {
  const { rows } = fieldsOf(value);
  const { at, serviceAddress, ...more } = fitting(
    {
      at: isTime,
      endedAt: isTime,
      serviceAddress: isText,
      authenticationAddress: isText,
      accessKeyId: isText,
      appId: isText,
      userPoolId: isText,
      userId: isText,
      differences: listOf(isChanged),
      recommended: oneOf(...ROUTES),
    },
    value,
  );
  if (at === undefined || serviceAddress === undefined) return undefined;
  return { at, serviceAddress, ...more, rows: Array.isArray(rows) ? rows.filter((row) => isRow(row)) : [] };
}
