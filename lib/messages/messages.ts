import { browser, type Browser } from "wxt/browser";
import type { Attempt } from "../state/attempt.ts";
import { failed, flaw, type Result } from "../failure.ts";
import type { HistoryPage, SalvagedPage } from "../journal/query.ts";
import type { Parsed, Parser } from "../lazy-schema.ts";
import { tooLong } from "./text-limit.ts";
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

/** A message as it travels. */
export interface Message {
  name: MessageName;
  payload: unknown;
  messageId: string | undefined;
}

/** What a page sends over a line; the answer carries the same number. */
export interface Numbered<T> {
  number: number;
  content: T;
}

/** What the worker says over a line without being asked. */
export interface Told {
  attempt: Attempt;
}

/** Whatever the worker says over a line; first, that it has it. */
export type Said = Told | Numbered<unknown> | { isOpen: true };

/** Asks the worker over a way that stays open. Resolves with the answer, or with nothing where the worker ended before it gave one. */
export type Ask = <T>(message: Message) => Promise<T | undefined>;

let line: Ask | undefined;

/** Has this page's messages go over a line, or, without one, each by itself. */
export function sendOver(held: Ask | undefined): void {
  line = held;
}

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
  const message: Message = { name, payload, messageId };
  try {
    const answer = line
      ? await line<Result<Reply<Name>>>(message)
      : await browser.runtime.sendMessage<unknown, Result<Reply<Name>> | undefined>(message);
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

/** What the worker speaks over: a port, or the channel beside it. */
interface Mouth {
  postMessage: (said: Said) => void;
}

/** The lines to this worker, by the IDs that the pages gave them. */
const lines = new Map<string, Mouth>();

/** Has the pages that hold a line show an attempt ahead of the watched state. */
export function tellPages(attempt: Attempt): void {
  for (const mouth of lines.values()) post(mouth, { attempt });
}

function post(mouth: Mouth, said: Said): void {
  try {
    mouth.postMessage(said);
  } catch {
    // The page has closed, and the browser hasn't said so yet. It finds everything in the watched state.
  }
}

type Hear = (message: unknown) => Promise<unknown> | undefined;

/** Runs the work for a message that counts, with whatever must happen before and after. */
export type Around = <T>(work: () => Promise<T>, name: MessageName) => Promise<T>;

/**
 * Answers messages from the extension's own pages. Whatever isn't one (another sender, an unknown name, a payload of
 * another shape) has no effect and gets no answer.
 */
export function listen(parsers: Parsers, handlers: Handlers, around: Around = (work) => work()): void {
  // `origin` is set by the browser; `url` could be forged by a compromised page.
  const own = browser.runtime.getURL("").replace(/\/$/, "");
  const isOwn = (sender?: Browser.runtime.MessageSender) => sender?.id === browser.runtime.id && sender.origin === own;
  const hear: Hear = (message) => {
    const name = nameOf(message, parsers);
    const answered = name === undefined ? undefined : answer(name, message, parsers, handlers, around);
    const messageId = answered && idOf(message);
    if (messageId !== undefined) received.add(messageId);
    return answered;
  };
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const answered = isOwn(sender) ? hear(message) : undefined;
    void answered?.then(reply);
    // Keeps the line open until the reply. A returned promise, which says the same, is not known to every supported Chrome.
    return answered !== undefined;
  });
  browser.runtime.onConnect.addListener((port) => {
    if (isOwn(port.sender)) answerLine(port, hear);
    else port.disconnect();
  });
  // Only a page of our own can reach this, and the browser sets the origin here too.
  addEventListener("message", ({ origin, data, ports: [channel] }: MessageEvent<unknown>) => {
    if (origin === own && typeof data === "string" && channel) answerChannel(data, channel, hear);
  });
}

function answerLine(port: Browser.runtime.Port, hear: Hear): void {
  const id = port.name;
  lines.set(id, port);
  port.onDisconnect.addListener(() => lines.delete(id));
  port.onMessage.addListener((asked: unknown) => answerNumbered(asked, hear, port));
  post(port, { isOpen: true });
}

/** From here on, the page whose line it is asks and is told over its channel (`channel.ts`). */
function answerChannel(id: string, channel: MessagePort, hear: Hear): void {
  // Where the line was one to the worker before, nobody would tell the page when this one ends.
  if (!lines.has(id)) return;
  lines.set(id, channel);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => answerNumbered(data, hear, channel);
}

function answerNumbered(asked: unknown, hear: Hear, mouth: Mouth): void {
  if (!isNumbered(asked)) return;
  const { number, content } = asked;
  // Also where it is no message, and there is nothing to answer: nobody must wait for ever.
  void Promise.resolve(hear(content)).then((answered) => post(mouth, { number, content: answered }));
}

function isNumbered(asked: unknown): asked is Numbered<unknown> {
  if (typeof asked !== "object" || asked === null || !("number" in asked) || !("content" in asked)) return false;
  return typeof asked.number === "number";
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
