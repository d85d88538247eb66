import { browser } from "wxt/browser";
import type { Attempt } from "./state/attempt.ts";
import { openChannel } from "./channel.ts";
import { sendOver, type Ask, type Message, type Numbered, type Said } from "./messages/messages.ts";

/** Milliseconds after which a line may lead to a worker that is no more: a browser doesn't always say so. */
const UNANSWERED = 1_000;

export interface HeldLine {
  /** A sign of life to the worker, which the browser starts where it sleeps. */
  ping: () => void;
  /** Has each message go by itself again; what was asked before is still answered. */
  release: () => void;
}

interface Line {
  /** Asks over whatever is quickest. */
  ask: Ask;
  /** Asks over the port: what goes over a channel doesn't keep a worker alive. */
  askOverPort: Ask;
}

interface Mouth {
  postMessage: (question: Numbered<Message>) => void;
}

let open: Line | undefined;
let show: ((attempt: Attempt) => void) | undefined;

/**
 * Has this page's messages go over one line that stays open: a message by itself opens a port and closes it again, which takes longer
 * than the message (docs/performance.md). The line ends with the worker; the next message opens another, and starts the worker.
 * @param onAnswered shows an attempt that the service has answered, ahead of the watched state
 */
export function holdLine(onAnswered: (attempt: Attempt) => void): HeldLine {
  show = onAnswered;
  const line = () => (open ??= openLine());
  line();
  sendOver((message) => line().ask(message));
  return {
    ping: () => void line().askOverPort({ name: "which-worker", payload: {}, messageId: undefined }),
    release: () => {
      if (show !== onAnswered) return;
      show = undefined;
      sendOver(undefined);
    },
  };
}

/** A port, which tells when the worker ends, and beside it a channel, which is quicker. */
function openLine(): Line {
  const id = crypto.randomUUID();
  const port = browser.runtime.connect({ name: id });
  const answers = new Map<number, (content: unknown) => void>();
  let channel: MessagePort | undefined;
  let mouth: Mouth = port;
  let asked = 0;

  const hear = (said: Said) => {
    if ("attempt" in said) show?.(said.attempt);
    else if ("number" in said) answers.get(said.number)?.(said.content);
    else void openChannel(id, hear).then((opened) => (channel = opened));
  };
  port.onMessage.addListener(hear);

  const leave = () => {
    if (open === line) open = undefined;
  };
  const ended = new Promise<undefined>((resolve) => {
    port.onDisconnect.addListener(() => {
      leave();
      channel?.close();
      resolve(undefined);
    });
  });

  async function askOver<T>(over: Mouth, message: Message): Promise<T | undefined> {
    const number = asked++;
    const unanswered = setTimeout(leave, UNANSWERED);
    try {
      const answer = new Promise<unknown>((resolve) => answers.set(number, resolve));
      over.postMessage({ number, content: message });
      const content = await Promise.race([answer, ended]);
      return isAnswer<T>(content) ? content : undefined;
    } finally {
      clearTimeout(unanswered);
      answers.delete(number);
      // Left, and nothing more to come.
      if (open !== line && answers.size === 0) {
        port.disconnect();
        channel?.close();
      }
    }
  }

  const line: Line = {
    ask: (message) => {
      // Never overtaking what went over the port: that messages arrive in order tells that one was lost.
      if (channel && answers.size === 0) mouth = channel;
      return askOver(mouth, message);
    },
    askOverPort: (message) => askOver(port, message),
  };
  return line;
}

/** Our own worker is believed, as it is for a message that goes by itself. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- whoever asks names the answer's type, as with `sendMessage`
function isAnswer<T>(content: unknown): content is T {
  return content !== undefined;
}
