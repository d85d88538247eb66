import { isAnswerLost, type Failure } from "../failure.ts";

/** Milliseconds. The service takes one message a minute for each phone and channel. */
export const CODE_INTERVAL = 60_000;

/**
 * Milliseconds until the service takes the next request for a code; none if there was none. What is far more than a minute comes
 * of a clock that was set back, and must not keep the agent from sending.
 * @param nextAt milliseconds since 1970
 */
export function codeWait(nextAt: number | undefined, now: number): number {
  const left = (nextAt ?? now) - now;
  return left > 2 * CODE_INTERVAL ? 0 : Math.max(0, left);
}

/**
 * Whether the message may have gone out although sending it failed. A browser that sends a POST again by itself gets the answer to
 * the second copy alone: "too many requests" then means that the first one worked. A service in trouble may have sent it too.
 */
export function mayHaveBeenSent(failure: Failure): boolean {
  if ((failure.answer?.statusCode ?? 0) >= 500) return true;
  return isAnswerLost(failure) || ["worker-stopped", "unexpected", "code-sent-lately"].includes(failure.code);
}
