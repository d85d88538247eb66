import { failed, type Failure, type Result } from "./failure.ts";
import { send, type MessageName, type Payload, type Reply } from "./messages.ts";

/** Milliseconds between two questions whether the worker is still the same. */
const INTERVAL = 1_000;

/**
 * Sends a message and watches over the worker that got it. A browser that stops a worker at just the wrong moment neither
 * delivers the message nor rejects it (seen in Chromium): the page would wait for ever. Then this is `worker-stopped`.
 */
export async function sendWatched<Name extends MessageName>(
  name: Name,
  payload: Payload<Name>,
): Promise<Result<Reply<Name>>> {
  const answer = send(name, payload);
  const watch = new AbortController();
  try {
    return await Promise.race([answer, untilReplaced(watch.signal)]);
  } finally {
    watch.abort();
  }
}

/** A worker answers in order: one that answers a later question and not the first is not the one that got the message. */
async function untilReplaced(over: AbortSignal): Promise<{ ok: false; failure: Failure }> {
  let first: string | undefined;
  void whichWorker().then((worker) => (first = worker));
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    if (over.aborted) return failed("worker-stopped");
    const worker = await whichWorker();
    if (worker !== undefined && worker !== first) return failed("worker-stopped");
  }
}

async function whichWorker(): Promise<string | undefined> {
  const awake = await send("which-worker", {});
  return awake.ok ? awake.value.workerId : undefined;
}
