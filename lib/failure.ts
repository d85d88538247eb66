/** What the service answered, as far as it could be read. What was absent stays absent. */
export interface ServiceAnswer {
  /** HTTP status, nearly always 200, failures included. */
  httpStatus?: number;
  /** Business status in the JSON body; 200 alone means success. */
  statusCode?: number;
  /** A number, or the text as it was sent if it is none. */
  apiCode?: number | string;
  /** The service's own words, as far as they are kept. */
  message?: string;
  /** Characters of the whole message, if only its start is kept. */
  messageLength?: number;
  requestId?: string;
  /** What an older envelope has in place of a requestId. */
  uniqueId?: string;
  /** `x-authing-request-id` of the response's headers. */
  headerRequestId?: string;
  /**
   * Of one that took several requests, or that a gateway handed on: the IDs of those beside the one
   * that this answers.
   */
  earlierRequestIds?: string[];
}

/** What can carry the ID of a request. */
interface WithId {
  answer?: ServiceAnswer | undefined;
  /** What the service's log had, which is no part of the answer. */
  recoveredRequestId?: string | undefined;
}

/** The ID by which a request is told and copied. */
export interface ToldId {
  id: string;
  /** Only a `unique` one is no request ID. */
  kind: "request" | "header" | "recovered" | "unique";
}

/** The one ID that is told first, wherever one is. Those of the requests before are not its own. */
export function idOf({ answer = {}, recoveredRequestId }: WithId): ToldId | undefined {
  const { requestId, headerRequestId, uniqueId } = answer;
  if (requestId !== undefined) return { id: requestId, kind: "request" };
  if (headerRequestId !== undefined) return { id: headerRequestId, kind: "header" };
  if (recoveredRequestId !== undefined) return { id: recoveredRequestId, kind: "recovered" };
  return uniqueId === undefined ? undefined : { id: uniqueId, kind: "unique" };
}

/** The same if it is a request ID. */
export function requestIdOf(request: WithId): string | undefined {
  const told = idOf(request);
  return told?.kind === "unique" ? undefined : told?.id;
}

/** Every ID of one answer: its own, and those of the requests before it. */
export function idsIn({ requestId, headerRequestId, uniqueId, earlierRequestIds = [] }: ServiceAnswer = {}): string[] {
  return [requestId ?? [], headerRequestId ?? [], uniqueId ?? [], earlierRequestIds].flat();
}

/** What arrived when a documented answer was due. */
export const UNDOCUMENTED_ANSWERS = ["html", "empty", "not-json", "cut-off", "wrong-shape", "too-large"] as const;
export type UndocumentedAnswer = (typeof UNDOCUMENTED_ANSWERS)[number];

/**
 * Every way in which something the agent asked for can fail. The list is closed: the sentence for
 * each is in `words/`, and a missing one does not compile.
 */
export const FAILURE_CODES = [
  // before anything is sent
  "not-set-up",
  "locked",
  "secret-not-kept",
  "fix-not-allowed",
  "no-permission",
  "query-unclear",
  "query-several",
  "query-masked",
  "query-spreadsheet",
  "phone-incomplete",
  "phone-country-unclear",
  "text-too-long",
  "user-changed",
  "target-changed",
  "pass-code-missing",
  "pass-code-malformed",
  "pass-code-unclear",
  "no-target",
  "test-user-no-phone",
  "journal-failed",
  "history-off",
  "worker-stopped",
  // settings and vault
  "address-malformed",
  "address-not-https",
  "access-key-missing",
  "secret-missing",
  "set-up-late",
  "passphrase-short",
  "passphrases-differ",
  "permission-denied",
  "settings-file-unusable",
  "wrong-passphrase",
  "too-many-tries",
  "vault-damaged",
  // history
  "journal-unreadable",
  "journal-blocked",
  "journal-newer",
  "other-service",
  "attempt-deleted",
  "request-id-missing",
  // the wire
  "unreachable",
  "timed-out",
  "undocumented-answer",
  // what the service or one of its rules says
  "refused",
  "token-refused",
  "token-not-renewed",
  "origin-refused",
  "user-not-found",
  "other-country",
  "pass-code-not-valid",
  "code-sent-lately",
  "only-login-method",
  "end-user-only",
  // a flaw of ours, told rather than hidden
  "unexpected",
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** A failure as data: it crosses contexts, is stored, and is never matched by its text. */
export interface Failure {
  code: FailureCode;
  answer?: ServiceAnswer;
  /** Only with `undocumented-answer`, and with an `origin-refused` that is no documented answer. */
  came?: UndocumentedAnswer;
  /** Only with `text-too-long`: which of the texts it is, by its name in the message. */
  field?: string;
  /** Only with `phone-incomplete`: how many of a mainland number's eleven digits there are. */
  digits?: number;
  /** Only with `origin-refused`: what the service's list of security domains lacks. */
  origin?: string;
  /** The parts that were asked for before were taken; this is what came of the others. */
  partly?: true;
  /** When the next try is allowed, in milliseconds since 1970; absent if at once. */
  retryAt?: number;
  /** For engineers; never a secret, never shown as the explanation. */
  detail?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(code: FailureCode, more: Omit<Failure, "code"> = {}): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, ...more } };
}

/** What was thrown when nothing should be. */
export function flaw(error: unknown): { ok: false; failure: Failure } {
  return failed("unexpected", { detail: detailOf(error) });
}

/** What was thrown, as a failure's detail. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** True if the service may have acted but its answer can't be used. */
export function isAnswerLost({ code, answer }: Failure): boolean {
  if (code === "origin-refused") return answer?.statusCode === undefined;
  return code === "unreachable" || code === "timed-out" || code === "undocumented-answer";
}
