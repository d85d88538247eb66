import type { Failure, Result } from "../failure.ts";

/**
 * A service that keeps a call to the customer's own session says so in several ways; all become one failure that says what an
 * administrator can do. The client has renewed the token by then, so a 401 is not about its age.
 */
export function orEndUserOnly<T>(result: Result<T>): Result<T> {
  if (result.ok || !isEndUserOnly(result.failure)) return result;
  return { ok: false, failure: { ...result.failure, code: "end-user-only" } };
}

function isEndUserOnly({ code, answer }: Failure): boolean {
  if (code !== "refused" || answer === undefined) return false;
  const { statusCode, apiCode } = answer;
  if (apiCode === 2020) return true;
  // 2004 with a 404 speaks of the user, not of the call.
  return statusCode === 401 || (statusCode === 404 && apiCode !== 2004);
}
