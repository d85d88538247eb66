import type { User } from "../authing/contract.ts";
import { saysTokenInvalid } from "../authing/read-answer.ts";
import type { Failure, Result } from "../failure.ts";
import type { LoginMethod } from "./fix.ts";

/** `apiCode` of "the only login method can't be unbound". */
const ONLY_LOGIN_METHOD = 2217;
/** `apiCode` that says no more than `statusCode` 422 does, or 403. */
const SOME_RULE = 1999;
const NO_PERMISSION = 1001;

/** `apiCode` of a 404 that is about the user or the user pool, not about the call. */
const ABOUT_SOMETHING_ELSE: readonly unknown[] = [2004, 2036, 2120008, 2224];

/**
 * A service that keeps a call to the customer's own session says so in several ways. All become one
 * failure. The token is not the reason: the client has renewed it by then.
 */
export function orEndUserOnly<T>(result: Result<T>): Result<T> {
  if (result.ok || !isEndUserOnly(result.failure)) return result;
  return { ok: false, failure: { ...result.failure, code: "end-user-only" } };
}

function isEndUserOnly(failure: Failure): boolean {
  const { code, answer } = failure;
  if (code !== "refused" || answer === undefined) return false;
  return saysTokenInvalid(failure) || (answer.statusCode === 404 && !ABOUT_SOMETHING_ELSE.includes(answer.apiCode));
}

/**
 * The service refuses to take the last login method with a general 422 or 403. If the user has no
 * other method, this rule is the likeliest; 2217 names it.
 */
export function orOnlyLoginMethod<T>(result: Result<T>, user: User, others: (user: User) => LoginMethod[]): Result<T> {
  if (result.ok || result.failure.code !== "refused") return result;
  const { statusCode, apiCode } = result.failure.answer ?? {};
  // What is no number has no documented meaning.
  const isGeneral = typeof apiCode !== "number" && (statusCode === 422 || statusCode === 403);
  const someRule = apiCode === SOME_RULE || apiCode === NO_PERMISSION || isGeneral;
  const isOnly = apiCode === ONLY_LOGIN_METHOD || (someRule && others(user).length === 0);
  return isOnly ? { ok: false, failure: { ...result.failure, code: "only-login-method" } } : result;
}
