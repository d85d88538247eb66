import { send } from "./messages.ts";

/** Milliseconds after which a question that nobody answered is asked again. */
const UNANSWERED = 1_000;
/** Milliseconds between a question that went to a worker that is going, and the next. */
const AGAIN = 100;

/**
 * Starts the worker, and waits until it has settled what the last one left open. A message that meets a worker while the browser
 * is ending it is lost, and starts no other (seen in Firefox 153), so it is asked until somebody answers.
 */
export async function wakeWorker(): Promise<void> {
  for (;;) {
    const awake = await Promise.race([send("wake", {}), pause(UNANSWERED)]);
    if (awake?.ok === true) return;
    if (awake) await pause(AGAIN);
  }
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
