import type * as z from "zod/mini";
import { failed, success, type Failure, type Result, type ServiceAnswer, type UndocumentedAnswer } from "../failure.ts";
import { CLEANED, createCleanEcho, type CleanEcho } from "./clean-echo.ts";
import { Flag } from "./contract.ts";
import { isNoId } from "./request-id.ts";

/** An answer with `statusCode` 200, and its parsed `data`. */
export interface Answered<T> {
  answer: ServiceAnswer;
  data: T;
}

/** Characters. The largest documented answer (a page of action logs) is far below it. */
const LARGEST_ANSWER = 1_000_000;
/** Characters of the service's message that are kept. */
const LONGEST_MESSAGE = 2_000;
/** Characters of an ID or of an `apiCode` that is no number. */
const LONGEST_ID = 200;

/**
 * "Not signed in" and "token not valid": public integrations renew the management token when one of
 * them comes.
 */
const TOKEN_CODES: readonly unknown[] = [2020, 2206, 2207];

/**
 * Turns an HTTP response into parsed data or a failure that says what came. HTTP status decides
 * nothing: the service answers 200 for failures. Only the time limit's abort is thrown.
 * @param secrets what the request sent that nobody may see, should the service send it back
 */
export async function readAnswer<T>(
  response: Response,
  dataSchema: z.ZodMiniType<T>,
  secrets: readonly string[] = [],
): Promise<Result<Answered<T>>> {
  const clean = createCleanEcho(secrets);
  const handles = {
    httpStatus: response.status,
    ...idField("headerRequestId", response.headers.get("x-authing-request-id"), clean),
  };
  const body = await readBounded(response);
  if (typeof body !== "string") return undocumented(body.came, handles);
  const text = withoutNoise(body);
  if (text === "") return undocumented(body.includes("<!--") ? "html" : "empty", handles);

  let json: unknown;
  try {
    json = jsonOf(text);
  } catch {
    return undocumented(whatCame(text), handles);
  }
  if (!isObject(json)) return undocumented("wrong-shape", handles);

  const envelope = readEnvelope(json, clean);
  const data = own(json, "data");
  const denied = envelope.statusCode === 200 && isDenied(data);
  const said = denied ? unwrapped(envelope, readEnvelope(data, clean)) : envelope;
  const answer: ServiceAnswer = { ...handles, ...said };
  if (saysOriginRefused(answer)) return failed("origin-refused", { answer });
  if (answer.statusCode === undefined) return undocumented("wrong-shape", answer);
  if (answer.statusCode !== 200 || denied) return failed("refused", { answer });

  const parsed = dataSchema.safeParse(withShownTextsClean(data, clean));
  return parsed.success ? success({ answer, data: parsed.data }) : undocumented("wrong-shape", answer);
}

/** Some calls refuse with a 200, and a gateway can wrap a refusal in a success of its own. */
function isDenied(data: unknown): data is object {
  if (!isObject(data)) return false;
  const inner = numberIn(own(data, "statusCode"));
  return Flag.safeParse(own(data, "success")).data === false || (inner !== undefined && inner !== 200);
}

/**
 * What the refusal itself says, and what only the success around it has. An ID of that success is
 * the gateway's own, of the request before.
 */
function unwrapped(outer: ServiceAnswer, inner: ServiceAnswer): ServiceAnswer {
  const { message, messageLength, ...rest } = outer;
  const outerMessage = {
    ...(message !== undefined && { message }),
    ...(messageLength !== undefined && { messageLength }),
  };
  const said = { ...rest, ...(inner.message === undefined && outerMessage), ...inner };
  const ids = [said.requestId, said.uniqueId];
  const earlierRequestIds = [outer.requestId ?? [], outer.uniqueId ?? []].flat().filter((id) => !ids.includes(id));
  return earlierRequestIds.length > 0 ? { ...said, earlierRequestIds } : said;
}

/** The same without the words of the service. That there were words is kept. */
export function withoutWords<T>(read: Result<Answered<T>>): Result<Answered<T>> {
  if (read.ok) return success({ ...read.value, answer: withheld(read.value.answer) });
  const { answer } = read.failure;
  return answer ? { ok: false, failure: { ...read.failure, answer: withheld(answer) } } : read;
}

function withheld({ message, apiCode, ...rest }: ServiceAnswer): ServiceAnswer {
  const answer = { ...rest, ...(message !== undefined && { message: CLEANED }) };
  delete answer.messageLength;
  return typeof apiCode === "number" ? { ...answer, apiCode } : answer;
}

/**
 * Whether the service refused because of the token. Nothing was done then, so the call can be
 * repeated with another one.
 */
export function saysTokenInvalid(failure: Failure): boolean {
  const { statusCode, apiCode } = failure.answer ?? {};
  const isIt = (statusCode === 401 && !saysWrongCode(failure)) || TOKEN_CODES.includes(apiCode);
  return failure.code === "refused" && isIt;
}

/** `apiCode` of a wrong and of an expired pass code, in the current list and in the older one. */
const WRONG_CODE: readonly unknown[] = [2001, 2300, 500];

/** An error of the service's own may repeat its 500 as `apiCode`. */
export function saysWrongCode({ code, answer }: Failure): boolean {
  const { apiCode, statusCode } = answer ?? {};
  return code === "refused" && WRONG_CODE.includes(apiCode) && apiCode !== statusCode;
}

function undocumented(came: UndocumentedAnswer, answer: ServiceAnswer) {
  const fromTheGate = isGate403(answer) && came !== "cut-off" && came !== "too-large";
  return failed(fromTheGate ? "origin-refused" : "undocumented-answer", { came, answer });
}

/** "Origin chrome-extension://abc is not allowed", but no "wrong code (origin: sms)". */
const ORIGIN_REFUSED =
  /(?<![a-z])(?:(?:not|allowed|blocked|denied|forbidden)[\s_-]?origins?(?![a-z])|origins?:? (?:\S*[:/.]\S* )?(?:is |was )?(?:not|blocked|denied|forbidden)|cors(?![a-z]))|跨域|安全域/iu;

/**
 * A bare HTTP 403 without an ID comes from the gate before the service, and so does one that speaks
 * of the origin, if no `apiCode` says more. How a refused origin is answered is not documented.
 */
function saysOriginRefused(answer: ServiceAnswer): boolean {
  const { statusCode, message = "", apiCode, requestId, uniqueId, headerRequestId } = answer;
  const bare = [apiCode, requestId, uniqueId, headerRequestId].every((handle) => handle === undefined);
  if (isGate403(answer) && bare) return true;
  const isRefusal = isGate403(answer) || statusCode === 400 || statusCode === 401 || statusCode === 403;
  const saysNoMore = apiCode === undefined || apiCode === 1001 || apiCode === statusCode;
  return isRefusal && saysNoMore && ORIGIN_REFUSED.test(message);
}

/** HTTP 403 counts only as long as the body's own status says nothing else. */
function isGate403({ httpStatus, statusCode = 403 }: ServiceAnswer): boolean {
  return httpStatus === 403 && statusCode === 403;
}

/** Stops reading at the bound: a gateway's endless page must not fill the worker's memory. */
async function readBounded(response: Response): Promise<string | { came: UndocumentedAnswer }> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > LARGEST_ANSWER) {
        // Nobody needs the rest, so a connection that fails now is no trouble.
        reader.cancel().catch(() => undefined);
        return { came: "too-large" };
      }
    }
  } catch (error) {
    // A TypeError means that the connection broke. The caller names an abort.
    if (error instanceof TypeError) return { came: "cut-off" };
    throw error;
  }
}

/**
 * What stands between blanks, byte order marks, NULs and HTML comments, which gateways put around
 * an answer.
 */
function withoutNoise(body: string): string {
  const start = /^[\s\0]*(?:<!--[^]*?-->[\s\0]*)*/u.exec(body)?.[0].length ?? 0;
  let end = body.length;
  while (end > start) {
    const comment = body.startsWith("-->", end - 3) ? body.lastIndexOf("<!--", end - 3) : -1;
    if (comment >= start) end = comment;
    else if (/[\s\0]/u.test(body.charAt(end - 1))) end -= 1;
    else break;
  }
  return body.slice(start, end);
}

const HANDLES = ["requestId", "uniqueId", "apiCode"];
const LONG_NUMBER = new RegExp(`("(?:${HANDLES.join("|")})"\\s{0,9}:\\s{0,9})(-?\\d{16,200})(?=\\s{0,9}[,}])`, "gu");

/** A number of more digits than a number can hold would be read as another one. */
function jsonOf(body: string): unknown {
  const json: unknown = JSON.parse(body);
  const isLong = (handle: unknown) => typeof handle === "number" && !Number.isSafeInteger(handle);
  const hasLong = (value: unknown) => isObject(value) && HANDLES.some((name) => isLong(own(value, name)));
  if (!isObject(json) || !(hasLong(json) || hasLong(own(json, "data")))) return json;
  return JSON.parse(body.replace(LONG_NUMBER, '$1"$2"'));
}

function whatCame(text: string): UndocumentedAnswer {
  if (text.startsWith("<")) return "html";
  return text.startsWith("{") ? "cut-off" : "not-json";
}

/**
 * Reads each field on its own: deployments differ in their types, and one odd field must not cost
 * the others.
 */
function readEnvelope(json: object, clean: CleanEcho): ServiceAnswer {
  const statusCode = readStatusCode(own(json, "statusCode"), clean);
  const apiCode = readApiCode(own(json, "apiCode"), clean);
  return {
    ...(statusCode !== undefined && { statusCode }),
    ...readMessage(own(json, "message"), clean),
    ...(apiCode !== undefined && { apiCode }),
    ...idField("requestId", own(json, "requestId"), clean),
    ...idField("uniqueId", own(json, "uniqueId"), clean),
  };
}

function numberIn(value: unknown): number | undefined {
  if (typeof value === "string" && /^\s{0,9}-?\d{1,9}\s{0,9}$/u.test(value)) return Number(value);
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}

/** A pass code that is sent back here is no status, and every status has three digits. */
function readStatusCode(value: unknown, clean: CleanEcho): number | undefined {
  const code = numberIn(value);
  return code !== undefined && clean(String(code)) === String(code) ? code : undefined;
}

/**
 * A validator sends a list of sentences, or objects that hold them: what is no text is kept as it
 * was sent.
 */
function readMessage(value: unknown, clean: CleanEcho): Pick<ServiceAnswer, "message" | "messageLength"> {
  const parts = Array.isArray(value) ? value : [value ?? ""];
  const text = parts.map(writtenOf).filter(isSeen).join("; ");
  if (text === "") return {};
  const message = bounded(text, LONGEST_MESSAGE, clean);
  return { message, ...(text.length > LONGEST_MESSAGE && { messageLength: text.length }) };
}

/** What shows nothing was not returned: as an ID it would stop the search for the real one. */
function isSeen(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text.slice(0, LONGEST_MESSAGE));
}

function writtenOf(part: unknown): string {
  if (typeof part === "string") return part;
  try {
    return JSON.stringify(part);
  } catch {
    // It goes too deep to be written; the other fields are none the worse.
    return "…";
  }
}

/** What is no number is kept as it was sent. */
function readApiCode(value: unknown, clean: CleanEcho): number | string | undefined {
  const code = numberIn(value);
  const written = writtenOf(code ?? value ?? "").trim();
  if (!isSeen(written) || written === "{}" || written === "[]") return undefined;
  const text = bounded(written, LONGEST_ID, clean);
  // Codes of four digits, as most are, can equal a pass code by chance.
  return code !== undefined && (text === written || written.length <= 4) ? code : text;
}

function idField<Name extends "requestId" | "uniqueId" | "headerRequestId">(
  name: Name,
  value: unknown,
  clean: CleanEcho,
): { [One in Name]?: string } {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !isSeen(text.trim())) return {};
  const id = bounded(text.trim(), LONGEST_ID, clean);
  const field: { [One in Name]?: string } = {};
  return isNoId(id) ? field : Object.assign(field, { [name]: id });
}

/**
 * The texts of an answer's data that people read. An ID or a phone in it is compared, and stays as
 * it is.
 */
const SHOWN_TEXTS: ReadonlySet<string> = new Set([
  "name",
  "nickname",
  "username",
  "status",
  "appName",
  "provider",
  "clientIp",
  "eventDetail",
]);

/**
 * What people read of an answer lies no deeper: `data.list[0].eventDetail`,
 * `data.identities[0].provider`.
 */
const DEEPEST = 4;

function withShownTextsClean(value: unknown, clean: CleanEcho, depth = 0): unknown {
  if (depth === DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => withShownTextsClean(one, clean, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, part]: [string, unknown]) => [
      field,
      typeof part === "string" && SHOWN_TEXTS.has(field)
        ? bounded(part, LONGEST_MESSAGE, clean)
        : withShownTextsClean(part, clean, depth + 1),
    ]),
  );
}

/** Cleaned before it is cut, so that the cut leaves no half of a secret. */
function bounded(text: string, most: number, clean: CleanEcho): string {
  const cleaned = clean(text.slice(0, 4 * most));
  // A character beyond the basic plane is not cut in half.
  return cleaned.length > most ? cleaned.slice(0, most).replace(/[\uD800-\uDBFF]$/u, "") : cleaned;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(value: object, field: string): unknown {
  return Object.getOwnPropertyDescriptor(value, field)?.value;
}
