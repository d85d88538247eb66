import { send } from "./messages.ts";

/** Milliseconds; browsers stop a worker after 30 s in which nothing was asked of it. */
const INTERVAL = 20_000;
/** Milliseconds after which nobody is about to press any more. */
const LONGEST = 10 * 60_000;

/**
 * Keeps the worker from falling asleep while the agent waits for the customer to read out the code: the press then doesn't wait
 * for a worker to start. Doesn't count as a use of the desk, which locks as if nobody were there.
 * @returns stops it
 */
export function keepWarm(): () => void {
  const until = Date.now() + LONGEST;
  const interval = setInterval(() => {
    if (Date.now() < until) void send("which-worker", {});
    else clearInterval(interval);
  }, INTERVAL);
  return () => {
    clearInterval(interval);
  };
}
