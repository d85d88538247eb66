import { isAnswerLost, type Failure } from "../failure.ts";

/** Milliseconds. The service takes one message a minute for each phone and channel. */
export const CODE_INTERVAL = 60_000;

/** Milliseconds. No service is known to take a code for longer. */
export const CODE_LIFE = 5 * 60_000;

/**
 * Milliseconds until the service takes the next request for a code; none if there was none. A clock
 * that was set back must not keep the agent from sending.
 * @param nextAt milliseconds since 1970
 */
export function codeWait(nextAt: number | undefined, now: number): number {
  const left = (nextAt ?? now) - now;
  return left > 2 * CODE_INTERVAL ? 0 : Math.max(0, left);
}

/**
 * Whether the message may have gone out although sending failed. A browser re-sends a POST by
 * itself, so "too many requests" can mean that the first copy worked.
 */
export function mayHaveBeenSent(failure: Failure): boolean {
  if ((failure.answer?.statusCode ?? 0) >= 500) return true;
  return isAnswerLost(failure) || ["worker-stopped", "unexpected", "code-sent-lately"].includes(failure.code);
}
