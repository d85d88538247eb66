import type { User } from "../authing/contract.ts";
import type { Result } from "../failure.ts";
import type { LoginMethod } from "./fix.ts";

/**
 * The service refuses to take the last login method away with the same 422 as for any other rule of the pool. Where the user, as last
 * read, has no other one, that rule is the likeliest, and saying it helps more than "a rule forbids it"; the service's own message
 * stands beside it.
 */
export function orOnlyLoginMethod<T>(result: Result<T>, user: User, others: (user: User) => LoginMethod[]): Result<T> {
  if (result.ok) return result;
  const { failure } = result;
  const { answer } = failure;
  const isRule = failure.code === "refused" && answer?.statusCode === 422 && answer.apiCode === undefined;
  return isRule && others(user).length === 0
    ? { ok: false, failure: { ...failure, code: "only-login-method" } }
    : result;
}
