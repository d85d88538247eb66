import { setTimeout as pause } from "node:timers/promises";

/** Generous: reached only when something is broken, so it costs nothing while all is well. */
export const WAIT_LIMIT_MS = 60_000;
const POLL_MS = 20;

/**
 * Asks again and again until `ask` answers with something other than `undefined`.
 * At the limit it throws, worded by `explain`, which is asked only then.
 */
export async function waitUntil<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  explain: () => Promise<string> | string,
  limitMs = WAIT_LIMIT_MS,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() >= end) throw new Error(`After ${limitMs / 1000} s: ${await explain()}`);
    await pause(POLL_MS);
  }
}
