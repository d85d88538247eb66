import { FAILURE_CODES, UNDOCUMENTED_ANSWERS, type Failure, type ServiceAnswer } from "../failure.ts";
import { ROUTES, type Changed, type Route } from "../fixes/fix.ts";
import type { Settings } from "./settings.ts";
import { fieldsOf, isNumber, isTime } from "./stored-values.ts";

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
export const POOL_VERDICTS = ["works", "refused", "not-known", "any-code", "changed"] as const;
export type PoolVerdict = (typeof POOL_VERDICTS)[number];

/** What there is to add to a verdict. */
export const POOL_NOTES = [
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

/** What is stored, read like any other input: what doesn't fit is left out. */
export function readPoolCheck(value: unknown): PoolCheck | undefined {
  const { at, endedAt, serviceAddress, rows, differences, recommended, ...more } = fieldsOf(value);
  if (!isTime(at) || typeof serviceAddress !== "string") return undefined;
  const route = ROUTES.find((known) => known === recommended);
  return {
    at,
    ...(isTime(endedAt) && { endedAt }),
    serviceAddress,
    ...texts(more, "authenticationAddress", "accessKeyId", "appId", "userPoolId", "userId"),
    rows: listOf(rows).flatMap((row) => readRow(row) ?? []),
    ...(differences !== undefined && { differences: listOf(differences).flatMap((one) => readDifference(one) ?? []) }),
    ...(route && { recommended: route }),
  };
}

function readRow(value: unknown): PoolRow | undefined {
  const fields = fieldsOf(value);
  const call = POOL_CALLS.find((known) => known === fields["call"]);
  const verdict = POOL_VERDICTS.find((known) => known === fields["verdict"]);
  const note = POOL_NOTES.find((known) => known === fields["note"]);
  const code = FAILURE_CODES.find((known) => known === fieldsOf(fields["failure"])["code"]);
  const came = UNDOCUMENTED_ANSWERS.find((known) => known === fieldsOf(fields["failure"])["came"]);
  if (!call || !verdict) return undefined;
  return {
    call,
    verdict,
    ...(note && { note }),
    ...(fields["answer"] !== undefined && { answer: readStoredAnswer(fields["answer"]) }),
    ...(code && { failure: { code, ...(came && { came }), ...texts(fieldsOf(fields["failure"]), "origin") } }),
    ...(isNumber(fields["ahead"]) && { ahead: fields["ahead"] }),
  };
}

function readStoredAnswer(value: unknown): ServiceAnswer {
  const fields = fieldsOf(value);
  const { httpStatus, statusCode, apiCode, messageLength, earlierRequestIds: earlier } = fields;
  return {
    ...(isNumber(httpStatus) && { httpStatus }),
    ...(isNumber(statusCode) && { statusCode }),
    ...((isNumber(apiCode) || typeof apiCode === "string") && { apiCode }),
    ...(isNumber(messageLength) && { messageLength }),
    ...texts(fields, "message", "requestId", "uniqueId", "headerRequestId"),
    ...(Array.isArray(earlier) && { earlierRequestIds: earlier.filter((id) => typeof id === "string") }),
  };
}

function readDifference(value: unknown): Changed | undefined {
  const fields = fieldsOf(value);
  const { field } = fields;
  return typeof field === "string" ? { field, ...texts(fields, "before", "after") } : undefined;
}

function texts<Name extends string>(
  fields: Partial<Record<string, unknown>>,
  ...names: Name[]
): { [One in Name]?: string } {
  const found: { [One in Name]?: string } = {};
  for (const name of names) {
    const text = fields[name];
    if (typeof text === "string") Object.assign(found, { [name]: text });
  }
  return found;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
