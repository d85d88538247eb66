import { browser } from "wxt/browser";
import type { Attempt } from "./attempt.ts";
import { failed, flaw, type Result } from "./failure.ts";
import type { HistoryPage, SalvagedPage } from "./history-query.ts";
import type { Parsed, Parser } from "./lazy-schema.ts";
import { tooLong } from "./longest-text.ts";
import type { messageSchemas } from "./message-schemas.ts";
import type { Trace } from "./trace.ts";

type Payloads = { [Name in keyof typeof messageSchemas]: Parsed<(typeof messageSchemas)[Name]> };
export type MessageName = keyof Payloads;
export type Payload<Name extends MessageName> = Payloads[Name];

/** The schemas, seen as what a message's payload is parsed with. */
type Parsers = { [Name in MessageName]: Parser<Payloads[Name]> };

/** What **Test connection** learns. */
export interface Connection {
  /** The pool that the credentials belong to; absent where the service named none. */
  userPoolId?: string;
  milliseconds: number;
}

/** What the worker replies, by message. Everything the desk shows comes by watched state instead. */
interface Replies {
  /** Tells one worker's life from the next, and whether a message reached this one. */
  "which-worker": { workerId: string; received: boolean };
  "test-connection": Connection;
  "find-attempts": HistoryPage;
  "read-attempt": { attempt?: Attempt };
  "salvage-attempts": SalvagedPage;
  "purge-attempts": { removed: number };
  "purge-expired": { removed: number };
  trace: Trace;
}
export type Reply<Name extends MessageName> = Name extends keyof Replies ? Replies[Name] : undefined;

export type Handlers = { [Name in MessageName]: (payload: Payload<Name>) => Promise<Result<Reply<Name>>> };

/**
 * Sends a message to the worker, which the browser starts where it sleeps. Never throws: a worker that is stopped in
 * the middle of it is a failure, `worker-stopped`; what it was doing is settled by the next worker. A text that is too long is not
 * sent: the worker would not take it for a message.
 * @param messageId by which the worker can be asked whether it got the message
 */
export async function send<Name extends MessageName>(
  name: Name,
  payload: Payload<Name>,
  messageId?: string,
): Promise<Result<Reply<Name>>> {
  const failure = tooLong(payload);
  if (failure) return failure;
  try {
    const answer = await browser.runtime.sendMessage<unknown, Result<Reply<Name>> | undefined>({
      name,
      payload,
      ...(messageId !== undefined && { messageId }),
    });
    // A worker that is going answers nothing at all.
    return answer ?? failed("worker-stopped");
  } catch (error) {
    return failed("worker-stopped", { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** By their IDs, the messages that this worker got. It lives too briefly for there to be many. */
const received = new Set<string>();

/** Whether a message reached this worker, whatever became of it. */
export function hasReceived(messageId: string): boolean {
  return received.has(messageId);
}

/** Runs the work for a message that counts, with whatever must happen before and after. */
export type Around = <T>(work: () => Promise<T>, name: MessageName) => Promise<T>;

/**
 * Answers messages from the extension's own pages. Whatever isn't one (another sender, an unknown name, a payload of
 * another shape) has no effect and gets no answer.
 */
export function listen(parsers: Parsers, handlers: Handlers, around: Around = (work) => work()): void {
  // `origin` is set by the browser; `url` could be forged by a compromised page.
  const own = browser.runtime.getURL("").replace(/\/$/, "");
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    if (sender.id !== browser.runtime.id || sender.origin !== own) return false;
    const name = nameOf(message, parsers);
    const answered = name === undefined ? undefined : answer(name, message, parsers, handlers, around);
    const messageId = answered && idOf(message);
    if (messageId !== undefined) received.add(messageId);
    void answered?.then(reply);
    // Keeps the line open until the reply. A returned promise, which says the same, is not known to every supported Chrome.
    return answered !== undefined;
  });
}

function idOf(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null || !("messageId" in message)) return undefined;
  return typeof message.messageId === "string" ? message.messageId : undefined;
}

function nameOf(message: unknown, parsers: Parsers): MessageName | undefined {
  if (typeof message !== "object" || message === null || !("name" in message)) return undefined;
  const { name } = message;
  return typeof name === "string" && isName(name, parsers) ? name : undefined;
}

function isName(name: string, parsers: Parsers): name is MessageName {
  return Object.hasOwn(parsers, name);
}

function answer<Name extends MessageName>(
  name: Name,
  message: unknown,
  parsers: Parsers,
  handlers: Handlers,
  around: Around,
): Promise<Result<Reply<Name>>> | undefined {
  const payload = typeof message === "object" && message !== null && "payload" in message ? message.payload : undefined;
  const parsed = parsers[name].safeParse(payload);
  const { data } = parsed;
  if (data === undefined) return undefined;
  return around(() => handlers[name](data), name).catch(flaw);
}
