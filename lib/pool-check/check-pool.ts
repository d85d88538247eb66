import { getAdminAuditLogs, getUserActionLogs } from "../authing/action-logs.ts";
import type { AuthingClient } from "../authing/client.ts";
import { User } from "../authing/contract.ts";
import { preCheckCode, sendSms, type PhoneNumber } from "../authing/pass-codes.ts";
import { getWholeUser, listUsersByPhone } from "../authing/pool-calls.ts";
import { saysWrongCode, type Answered } from "../authing/read-answer.ts";
import { checkSessionStatus } from "../authing/sessions.ts";
import { unbindPhone } from "../authing/unbind.ts";
import { writeFields } from "../authing/users.ts";
import { resolveUser } from "../customer/find-user.ts";
import {
  failed,
  flaw,
  isAnswerLost,
  success,
  type Failure,
  type FailureCode,
  type Result,
  type ServiceAnswer,
} from "../failure.ts";
import { differencesOf } from "../fixes/differences.ts";
import { DEFAULTS, type Changed } from "../fixes/fix.ts";
import { orEndUserOnly } from "../fixes/refusals.ts";
import { phoneNumberOf } from "../fixes/phone-number.ts";
import { maskedAnswer } from "../journal/mask-attempt.ts";
import type { SettledAttemptParts } from "../attempt/attempt-parts.ts";
import type { Connection, Payload } from "../messages/protocol.ts";
import {
  isReportOf,
  type PoolCall,
  type PoolCheck,
  type PoolNote,
  type PoolRow,
  type PoolVerdict,
} from "../state/pool-check.ts";
import type { Connect, Connected } from "../vault/connect.ts";
import { recommendedRoute } from "./recommended-route.ts";

export interface CheckPoolParts extends Pick<SettledAttemptParts, "oneAtATime" | "now" | "pause" | "clockAhead"> {
  connect: Connect;
  testConnection: () => Promise<Result<Connection>>;
  /**
   * The last report. It is written after each call, so that a worker that ends leaves what was
   * asked until then.
   */
  read: () => Promise<PoolCheck | null>;
  keep: (report: PoolCheck) => Promise<void>;
}

/** Six digits, as a validator wants them; no code was sent, so it can't be one. */
const NEVER_SENT = "739146";
const CHANNEL = "CHANNEL_UNBIND_PHONE";
/** Milliseconds before the user is read again: a replica may lag behind. */
const REPLICA_LAG = 1_000;
/** The same before the last read, which must show everything that was done. */
const LONGER_LAG = 4_500;
/** What an unbind can change. Anything else that is another one is the update's doing. */
const PHONE_FIELDS: readonly string[] = ["phone", "phoneCountryCode", "phoneVerified"];

/**
 * Finds out what a pool lets this access key do: each call once, in a form that changes nothing.
 * Only a service that doesn't check codes takes the phone away; the report says so.
 * @returns a failure if it could not begin; else the report says what came
 */
export async function checkPool(query: Payload<"check-pool">, parts: CheckPoolParts): Promise<Result<undefined>> {
  const connected = await parts.connect();
  if (!connected.ok) return connected;
  const { client, settings } = connected.value;
  const { serviceAddress, authenticationAddress, accessKeyId, appId } = settings;
  const at = parts.now();
  const token = await parts.testConnection();
  const report: PoolCheck = {
    at,
    serviceAddress,
    ...(authenticationAddress !== undefined && { authenticationAddress }),
    accessKeyId,
    ...(appId !== undefined && { appId }),
    ...(token.ok && token.value.userPoolId !== undefined && { userPoolId: token.value.userPoolId }),
    rows: [rowOf("get-management-token", token)],
  };
  const found = token.ok ? await resolveUser(query, client) : token;
  if (!found.ok) {
    // What the service refused is for the report; what was mistyped, or never arrived, is not.
    if (found.failure.answer === undefined || found.failure.code === "user-not-found") return found;
    const typed = { [query.userIdType]: query.userId };
    const rows = token.ok ? [...report.rows, rowOf("get-user", found)] : report.rows;
    await parts.keep({ ...report, rows: rows.map((row) => masked(row, typed)), endedAt: parts.now() });
    return success(undefined);
  }
  const { userId, phone } = found.value;
  if (phone === undefined) return failed("test-user-no-phone");
  // Nobody presses for this user meanwhile, in any window.
  await parts.oneAtATime.inTurn(userId, () => askEverything({ ...report, userId }, userId, connected.value, parts));
  return success(undefined);
}

async function askEverything(
  begun: PoolCheck,
  userId: string,
  { client, settings: { serviceAddress, appId } }: Connected,
  parts: CheckPoolParts,
): Promise<void> {
  const { pause } = parts;
  let report = begun;
  const before = await getWholeUser(client, userId);
  // What two reads in a row don't agree on is no sign of a change: a picture's signed address.
  const again = await getWholeUser(client, userId);
  const user = before.ok ? User.safeParse(before.value.data).data : undefined;
  const keep = async (change: Partial<PoolCheck>) => {
    report = { ...report, ...change };
    await parts.keep(report);
  };
  const note = (row: PoolRow) =>
    keep({ rows: [...report.rows.filter(({ call }) => call !== row.call), masked(row, user)] });

  await note(rowOf("get-user", before.ok ? again : before));
  await note(await clockRow(parts, serviceAddress));
  // Without a user to compare with, nothing may be tried on them.
  const phone = user && phoneNumberOf(user);
  if (!before.ok || !again.ok || user?.userId !== userId || !phone) return keep({ endedAt: parts.now() });
  const unsteady = new Set(differencesOf(before.value.data, again.value.data).map(({ field }) => field));
  const changedIn = (after: Record<string, unknown>, since = before.value.data) =>
    differencesOf(since, after).filter(({ field }) => !unsteady.has(field));

  await note(await listRow(client, userId, phone));
  await note(await preCheckRow(client, phone));

  // Read once more: what somebody has changed meanwhile must not be written back.
  const now = await readLater(LONGER_LAG);
  const update = now ? await updateRow(client, before.value.data, now) : notWritten("user-not-read");
  await note(update);
  const between = now && (await readLater(REPLICA_LAG));
  if (!between) {
    const verdict = update.verdict === "works" ? "not-known" : update.verdict;
    await note({ ...update, verdict, note: "user-not-read" });
    return keep({ endedAt: parts.now() });
  }
  // If nothing was written, somebody else did it.
  const isWritten = update.answer !== undefined || update.failure !== undefined;
  if (isWritten && changedIn(between, now).length > 0) await note({ ...update, verdict: "changed" });

  // Written down before it is sent: should the worker end here, the report says that nobody knows.
  await note({ call: "unbind-phone", verdict: "not-known", note: "interrupted" });
  const unbind = unbindRow(orEndUserOnly(await unbindPhone(client, { userId, passCode: NEVER_SENT }, {})));
  await note(unbind);

  await note(await userLogRow(client, userId, unbind));
  await note(await adminLogRow(client, update));
  await note(await sessionRow(client, userId, appId));

  await pause(REPLICA_LAG);
  const after = await readLater(LONGER_LAG);
  const late = after && changedIn(after, between);
  if (isWritten && late?.some(({ field }) => !PHONE_FIELDS.includes(field)))
    await note({ ...update, verdict: "changed" });
  await note(afterUnbind(unbind, late));
  const recommended = after && recommendedRoute(report.rows);
  await keep({
    ...(after && { differences: changedIn(after) }),
    ...(recommended && { recommended }),
    endedAt: parts.now(),
  });

  async function readLater(milliseconds: number): Promise<Record<string, unknown> | undefined> {
    await pause(milliseconds);
    const read = await getWholeUser(client, userId).catch(flaw);
    return read.ok && User.safeParse(read.value.data).data?.userId === userId ? read.value.data : undefined;
  }
}

/** One real SMS to the test user of the last check, once their turn comes. */
export async function checkPoolSms(parts: CheckPoolParts): Promise<Result<undefined>> {
  const last = await parts.read();
  if (last?.userId === undefined) return failed("other-service");
  const { userId } = last;
  let result: Result<undefined> = success(undefined);
  await parts.oneAtATime.inTurn(userId, async () => {
    result = await sendOneSms(userId, parts);
  });
  return result;
}

async function sendOneSms(userId: string, { connect, read, keep }: CheckPoolParts): Promise<Result<undefined>> {
  const [connected, report] = await Promise.all([connect(), read()]);
  if (!connected.ok) return connected;
  const { client, settings } = connected.value;
  const isOfUser = (one: PoolCheck | null) => one?.userId === userId && isReportOf(one, settings);
  if (!isOfUser(report)) return failed("other-service");
  const found = await resolveUser({ userId, userIdType: "user_id" }, client);
  if (!found.ok) return found;
  const phone = phoneNumberOf(found.value);
  if (!phone || found.value.userId !== userId) return failed("test-user-no-phone");
  const row = masked(rowOf("send-sms", await sendSms(client, CHANNEL, phone)), found.value);
  // The check of another user may have begun in the meantime.
  const now = await read();
  if (now && isOfUser(now)) await keep({ ...now, rows: [...now.rows.filter(({ call }) => call !== row.call), row] });
  return success(undefined);
}

async function clockRow({ clockAhead }: CheckPoolParts, serviceAddress: string): Promise<PoolRow> {
  const ahead = await clockAhead(serviceAddress);
  return ahead === undefined
    ? { call: "clock", verdict: "not-known", note: "no-date" }
    : { call: "clock", verdict: "works", ahead };
}

async function listRow(client: AuthingClient, userId: string, { phoneNumber }: PhoneNumber): Promise<PoolRow> {
  const listed = await listUsersByPhone(client, phoneNumber);
  const row = rowOf("list-users", listed);
  const isThere = listed.ok && listed.value.data.list.some((one) => User.safeParse(one).data?.userId === userId);
  return !listed.ok || isThere ? row : { ...row, verdict: "not-known", note: "user-not-listed" };
}

async function preCheckRow(client: AuthingClient, phone: PhoneNumber): Promise<PoolRow> {
  const checked = await preCheckCode(client, { codeType: "SMS", channel: CHANNEL, phone }, NEVER_SENT);
  const row = rowOf("pre-check-code", checked);
  if (checked.ok) return { ...row, ...(checked.value.data.isValid ? { verdict: "any-code" } : { note: "not-valid" }) };
  return saysWrongCode(checked.failure) ? { ...row, verdict: "works", note: "code-refused" } : row;
}

/**
 * What a specification gives a default is named, so that the default can't be applied. A field that
 * is shown empty, or not at all, can't be named, so nothing is written then.
 * @param now the user right before
 */
async function updateRow(
  client: AuthingClient,
  before: Record<string, unknown>,
  now: Record<string, unknown>,
): Promise<PoolRow> {
  const fields: Record<string, string> = {};
  for (const field of Object.keys(DEFAULTS)) {
    const value = before[field];
    if (typeof value !== "string" || value === "") return notWritten("nothing-to-write");
    if (now[field] !== value) return notWritten("not-steady");
    fields[field] = value;
  }
  const written = await writeFields(client, String(before["userId"]), fields);
  const row = rowOf("update-user", written);
  return written.ok ? { ...row, note: "written-again" } : orAboutUser(row);
}

function notWritten(note: PoolNote): PoolRow {
  return { call: "update-user", verdict: "not-known", note };
}

/** `apiCode` of a refusal that another user might not have met. So is a bare 422. */
const ABOUT_USER: readonly unknown[] = [1643, 1999, 2004, 2005, 2036, 2217, 2120008];

/** Such a refusal says nothing of the route. */
function orAboutUser(row: PoolRow): PoolRow {
  const { statusCode, apiCode } = row.answer ?? {};
  const isIt = ABOUT_USER.includes(apiCode) || (statusCode === 422 && typeof apiCode !== "number");
  return isIt && row.failure?.code === "refused" ? { ...row, verdict: "not-known", note: "test-user" } : row;
}

/** Here a refusal of the code is what works; a success means that the code was not looked at. */
function unbindRow(said: Result<{ answer: ServiceAnswer }>): PoolRow {
  const row = rowOf("unbind-phone", said);
  if (said.ok) return { ...row, verdict: "any-code", note: "phone-not-read" };
  return saysWrongCode(said.failure) ? { ...row, verdict: "works", note: "code-refused" } : orAboutUser(row);
}

/** @param late what reading the user back showed of it; absent if it could not be read */
function afterUnbind(row: PoolRow, late: readonly Changed[] | undefined): PoolRow {
  const isAnother = late?.some(({ field }) => PHONE_FIELDS.includes(field));
  if (row.verdict !== "any-code") return isAnother === true ? { ...row, verdict: "changed" } : row;
  if (isAnother === undefined) return { ...row, note: "phone-not-read" };
  return { ...row, note: isAnother ? "phone-gone" : "phone-still-there" };
}

async function userLogRow(client: AuthingClient, userId: string, { answer }: PoolRow): Promise<PoolRow> {
  const { requestId } = answer ?? {};
  const logs = await getUserActionLogs(client, requestId === undefined ? { userId } : { userId, requestId });
  return logRow("get-user-action-logs", logs, requestId);
}

async function adminLogRow(client: AuthingClient, { answer }: PoolRow): Promise<PoolRow> {
  const { requestId } = answer ?? {};
  const logs = await getAdminAuditLogs(client, requestId === undefined ? {} : { requestId });
  return logRow("get-admin-audit-logs", logs, requestId);
}

/** Whether the log has the call that was just made. Entries can take a moment to appear. */
function logRow(
  call: PoolCall,
  logs: Result<Answered<{ requestId?: string | undefined }[]>>,
  requestId?: string,
): PoolRow {
  const row = rowOf(call, logs);
  if (!logs.ok || requestId === undefined) return row;
  const isThere = logs.value.data.some((entry) => entry.requestId === requestId);
  return { ...row, note: isThere ? "entry-found" : "entry-missing" };
}

async function sessionRow(client: AuthingClient, userId: string, appId: string | undefined): Promise<PoolRow> {
  const call = "check-session-status";
  if (appId === undefined) return { call, verdict: "not-known", note: "no-app-id" };
  return rowOf(call, await checkSessionStatus(client, userId, appId));
}

function rowOf(call: PoolCall, result: Result<{ answer: ServiceAnswer }>): PoolRow {
  if (result.ok) return { call, verdict: "works", answer: result.value.answer };
  const { answer, ...failure } = result.failure;
  const came: PoolRow = { call, verdict: "not-known", failure, ...(answer && { answer }) };
  return isPassing(result.failure) ? { ...came, note: "passing" } : { ...came, verdict: verdictOf(result.failure) };
}

/**
 * A throttle, a broken connection, troubles of the service or of a third party: another time it can
 * work. 501 and 603 are what the service or the pool is made to do.
 */
function isPassing({ code, answer }: Failure): boolean {
  const { httpStatus, statusCode = httpStatus, apiCode } = answer ?? {};
  return PASSING_FAILURES.includes(code) || PASSING.includes(statusCode) || apiCode === BUSY;
}

const PASSING_FAILURES: readonly FailureCode[] = ["code-sent-lately", "unreachable", "timed-out"];
const PASSING: readonly unknown[] = [429, 500, 502, 503, 504, 601, 602];
const BUSY = 1000;

/**
 * Authing refuses with HTTP 200, or with an apiCode or an ID. Any other refusal may be a gateway's,
 * which says nothing of what the pool lets this key do.
 */
function verdictOf(failure: Failure): PoolVerdict {
  const { httpStatus, statusCode, apiCode, requestId, uniqueId, headerRequestId } = failure.answer ?? {};
  if (statusCode === undefined || isAnswerLost(failure)) return "not-known";
  const handles = [apiCode, requestId, uniqueId, headerRequestId];
  const isAuthings = httpStatus === 200 || handles.some((one) => one !== undefined);
  return failure.code !== "refused" || isAuthings ? "refused" : "not-known";
}

function masked(row: PoolRow, user: Partial<Pick<User, "phone" | "email">> | undefined): PoolRow {
  return row.answer ? { ...row, answer: maskedAnswer(row.answer, user ?? {}) } : row;
}
