import { browser, type Browser } from "wxt/browser";
import type { Attempt } from "./attempt.ts";
import { sendOver, type Line, type Message, type Numbered, type Told } from "./messages.ts";

/** Milliseconds after which a line may lead to a worker that is no more: a browser doesn't always say so. */
const UNANSWERED = 1_000;

let open: Line | undefined;
let show: ((attempt: Attempt) => void) | undefined;

/**
 * Has this page's messages go over one port that stays open: a message by itself opens a port and closes it again, which takes longer
 * than the message (docs/performance.md). The port ends with the worker; the next message opens another, and starts the worker.
 * @param onAnswered shows an attempt that the service has answered, ahead of the watched state
 * @returns has each message go by itself again; what was asked before is still answered
 */
export function holdLine(onAnswered: (attempt: Attempt) => void): () => void {
  show = onAnswered;
  open ??= openLine();
  sendOver((message) => (open ??= openLine())(message));
  return () => {
    if (show !== onAnswered) return;
    show = undefined;
    sendOver(undefined);
  };
}

function openLine(): Line {
  const port = browser.runtime.connect();
  port.onMessage.addListener(({ attempt }: Partial<Told>) => {
    if (attempt) show?.(attempt);
  });
  let asked = 0;
  let waiting = 0;
  const leave = () => {
    if (open === line) open = undefined;
  };
  const ended = new Promise<undefined>((resolve) => {
    port.onDisconnect.addListener(() => {
      leave();
      resolve(undefined);
    });
  });

  const line: Line = async <T>(message: Message) => {
    const number = asked++;
    waiting += 1;
    const unanswered = setTimeout(leave, UNANSWERED);
    const question: Numbered<Message> = { number, content: message };
    try {
      const answer = answerTo<T>(number, port);
      port.postMessage(question);
      return await Promise.race([answer, ended]);
    } finally {
      clearTimeout(unanswered);
      waiting -= 1;
      // Left, and nothing more to come.
      if (open !== line && waiting === 0) port.disconnect();
    }
  };
  return line;
}

function answerTo<T>(number: number, port: Browser.runtime.Port): Promise<T | undefined> {
  return new Promise((resolve) => {
    const hear = (said: Partial<Numbered<T>>) => {
      if (said.number !== number) return;
      port.onMessage.removeListener(hear);
      resolve(said.content);
    };
    port.onMessage.addListener(hear);
  });
}
