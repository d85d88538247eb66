import type { Attempt } from "./state/attempt.ts";
import { holdLine } from "./line.ts";

/** Milliseconds; browsers stop a worker after 30 s in which nothing was asked of it. */
const INTERVAL = 20_000;
/** Milliseconds after which nobody is about to press any more. */
const LONGEST = 10 * 60_000;

/**
 * Keeps the worker from falling asleep, and a line to it open, while the agent waits for the customer to read out the code: the press
 * then waits for neither. A message over the line's port is a sign of life like any other (tried: Chromium 156, Firefox 153). Doesn't count as a
 * use of the desk, which locks as if nobody were there.
 * @param onAnswered shows an attempt that the service has answered, ahead of the watched state
 * @returns stops it
 */
export function keepWarm(onAnswered: (attempt: Attempt) => void): () => void {
  const { ping, release } = holdLine(onAnswered);
  const until = Date.now() + LONGEST;
  const interval = setInterval(() => {
    if (Date.now() < until) ping();
    else clearInterval(interval);
  }, INTERVAL);
  return () => {
    clearInterval(interval);
    release();
  };
}
