import browser from "webextension-polyfill";
import { failed, type Failure, type Result } from "../failure.ts";
import type { Message, MessageName, Payload, Reply } from "./protocol.ts";
import { tooLong } from "./text-limit.ts";

/** Milliseconds between two questions to the worker, and after which a question counts as lost. */
const INTERVAL = 1_000;
/** Milliseconds before a worker that is being stopped is asked again. */
const AGAIN = 100;

/**
 * Sends a message to the worker, which the browser starts if it sleeps. Never throws: a stopped
 * worker is the failure `worker-stopped`.
 */
export async function send<Name extends MessageName>(name: Name, payload: Payload<Name>): Promise<Result<Reply<Name>>> {
  // A browser that stops a worker at the wrong moment neither delivers nor rejects the message:
  // without the watch the page would hang. Seen in Chromium 156.
  const messageId = crypto.randomUUID();
  const answer = sendOnce(name, payload, messageId);
  const watch = new AbortController();
  try {
    return await Promise.race([answer, lostMessage(messageId, watch.signal)]);
  } finally {
    watch.abort();
  }
}

/** Unwatched. Too long a text is not sent. */
async function sendOnce<Name extends MessageName>(
  name: Name,
  payload: Payload<Name>,
  messageId?: string,
): Promise<Result<Reply<Name>>> {
  const failure = tooLong(payload);
  if (failure) return failure;
  const message: Message = { name, payload, ...(messageId !== undefined && { messageId }) };
  try {
    const answer: Result<Reply<Name>> | undefined = await browser.runtime.sendMessage(message);
    // A worker that is being stopped answers nothing.
    return answer ?? failed("worker-stopped");
  } catch (error) {
    return failed("worker-stopped", { detail: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Messages arrive in order: a worker that answers a later question without this message will never
 * get it.
 */
async function lostMessage(messageId: string, answered: AbortSignal): Promise<{ ok: false; failure: Failure }> {
  for (;;) {
    await pause(INTERVAL);
    if (answered.aborted) return failed("worker-stopped");
    const awake = await Promise.race([sendOnce("which-worker", { messageId }), pause(INTERVAL)]);
    if (awake?.ok === true && !awake.value.received) return failed("worker-stopped");
  }
}

/** Starts the worker if it sleeps. */
export function startWorker(): void {
  void sendOnce("which-worker", {});
}

/**
 * Starts the worker and waits until it has settled what the last one left open. Asks until somebody
 * answers: a worker that is being stopped loses messages (Firefox 153).
 * @param most how often it asks at most
 */
export async function wakeWorker(most = Infinity): Promise<void> {
  for (let asked = 0; asked < most; asked += 1) {
    const awake = await Promise.race([sendOnce("wake", {}), pause(INTERVAL)]);
    if (awake?.ok === true) return;
    if (awake) await pause(AGAIN);
  }
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
