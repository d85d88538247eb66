import { fakeBrowser } from "wxt/testing/fake-browser";

type Heard = (message: unknown) => void;

/** One end of a port: what it posts arrives at the other a turn later; disconnecting is told to the other end alone. */
export class FakePort {
  other: FakePort | undefined;
  isConnected = true;
  readonly #onMessage = new Set<Heard>();
  readonly #onDisconnect = new Set<() => void>();

  constructor(
    readonly sender?: object,
    readonly name = "",
  ) {}

  readonly onMessage = {
    addListener: (listener: Heard) => void this.#onMessage.add(listener),
    removeListener: (listener: Heard) => void this.#onMessage.delete(listener),
  };
  readonly onDisconnect = { addListener: (listener: () => void) => void this.#onDisconnect.add(listener) };

  postMessage(message: unknown): void {
    if (!this.isConnected) throw new Error("Attempting to use a disconnected port object");
    const copy: unknown = JSON.parse(JSON.stringify(message));
    void Promise.resolve().then(() => this.other?.hear(copy));
  }

  disconnect(): void {
    if (!this.isConnected) return;
    this.isConnected = false;
    void Promise.resolve().then(() => this.other?.lose());
  }

  hear(message: unknown): void {
    if (this.isConnected) for (const listener of [...this.#onMessage]) listener(message);
  }

  lose(): void {
    this.isConnected = false;
    for (const listener of [...this.#onDisconnect]) listener();
  }
}

/** The page's end and the worker's. */
export function portPair(sender: object, name: string): [page: FakePort, worker: FakePort] {
  const [page, worker] = [new FakePort(undefined, name), new FakePort(sender, name)];
  page.other = worker;
  worker.other = page;
  return [page, worker];
}

/** A worker's end that does with a message over the port what the test does with one that comes by itself. */
export function answerAsMessages(port: FakePort): void {
  port.onMessage.addListener((asked) => {
    if (typeof asked !== "object" || asked === null || !("number" in asked) || !("content" in asked)) return;
    const { number } = asked;
    void fakeBrowser.runtime
      .sendMessage(asked.content)
      .then((content: unknown) => port.postMessage({ number, content }));
  });
}
