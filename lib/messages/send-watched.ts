import { failed, type Failure, type Result } from "../failure.ts";
import { send, type MessageName, type Payload, type Reply } from "./messages.ts";

/** Milliseconds between two questions whether the worker got the message, and after which a question counts as lost itself. */
const INTERVAL = 1_000;

/**
 * Sends a message and watches over it. A browser that stops a worker at just the wrong moment neither delivers the message nor
 * rejects it (seen in Chromium): the page would wait for ever. Then this is `worker-stopped`.
 */
export async function sendWatched<Name extends MessageName>(
  name: Name,
  payload: Payload<Name>,
): Promise<Result<Reply<Name>>> {
  const messageId = crypto.randomUUID();
  const answer = send(name, payload, messageId);
  const watch = new AbortController();
  try {
    return await Promise.race([answer, untilLost(messageId, watch.signal)]);
  } finally {
    watch.abort();
  }
}

/** Messages arrive in order: a worker that answers a later one without having got this one will never get it, or is a new one. */
async function untilLost(messageId: string, over: AbortSignal): Promise<{ ok: false; failure: Failure }> {
  for (;;) {
    await pause();
    if (over.aborted) return failed("worker-stopped");
    const awake = await Promise.race([send("which-worker", { messageId }), pause()]);
    if (awake?.ok === true && !awake.value.received) return failed("worker-stopped");
  }
}

function pause(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), INTERVAL));
}
