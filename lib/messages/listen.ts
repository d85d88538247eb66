import browser, { type Runtime } from "webextension-polyfill";
import { flaw, success, type Result } from "../failure.ts";
import { messageSchemas, type Handlers, type MessageName, type Payload, type Reply } from "./protocol.ts";

/** Runs the work for a message, with what must happen before and after it. */
type Wrap = <T>(work: () => Promise<T>, name: MessageName) => Promise<T>;

/**
 * Answers messages from the extension's own pages. Anything else (another sender, an unknown name,
 * a payload of another shape) has no effect and gets no answer.
 */
export function listen(handlers: Omit<Handlers, "which-worker">, wrap: Wrap): void {
  // The browser sets `origin`; a compromised page could forge `url`.
  const own = browser.runtime.getURL("").replace(/\/$/, "");
  /** IDs of the messages that this worker got. It lives too briefly for many. */
  const received = new Set<string>();
  const all: Handlers = {
    ...handlers,
    "which-worker": async ({ messageId }) => {
      await handlers.wake({});
      return success({ received: messageId !== undefined && received.has(messageId) });
    },
  };
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id || sender.origin !== own) return undefined;
    const name = nameOf(message);
    const answer = name === undefined ? undefined : answerTo(name, message, all, wrap);
    const messageId = answer && textAt(message, "messageId");
    if (messageId !== undefined) received.add(messageId);
    return answer;
  });
}

/** Browsers tell a page's origin (Chrome 80, Firefox 126); the types don't yet. */
type Sender = Runtime.MessageSender & { origin?: string };

function answerTo<Name extends MessageName>(
  name: Name,
  message: unknown,
  handlers: Handlers,
  wrap: Wrap,
): Promise<Result<Reply<Name>>> | undefined {
  const payload = typeof message === "object" && message !== null && "payload" in message ? message.payload : undefined;
  const { data } = parsers[name].safeParse(payload);
  return data === undefined ? undefined : wrap(() => handlers[name](data), name).catch(flaw);
}

/** The schemas by what they give: a union of them all would give an intersection. */
const parsers: { [Name in MessageName]: { safeParse: (payload: unknown) => { data?: Payload<Name> } } } =
  messageSchemas;

function nameOf(message: unknown): MessageName | undefined {
  const name = textAt(message, "name");
  return name !== undefined && isName(name) ? name : undefined;
}

function isName(name: string): name is MessageName {
  return Object.hasOwn(messageSchemas, name);
}

function textAt(message: unknown, key: "name" | "messageId"): string | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(message, key)?.value;
  return typeof value === "string" ? value : undefined;
}
