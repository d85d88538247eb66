/*
 * Looks on while the worker works on a press. Runs in the worker, before each press, and wraps what the browser gives it.
 */

/** When the worker came to what, in milliseconds since 1970. */
interface WorkerSteps {
  /** The journal was asked to write for the first time. */
  asked?: number;
  /** It had written for the last time before the answer. */
  written?: number;
  /** The answer was parsed. */
  parsed?: number;
}

declare global {
  var watched: WorkerSteps;
  var isWatching: boolean | undefined;
}

const now = () => performance.timeOrigin + performance.now();

globalThis.watched = {};

/** Heard on the way down to the transaction: what the product does next begins when the transaction itself hears of it. */
const written = () => {
  if (watched.parsed === undefined) watched.written = now();
};

if (!globalThis.isWatching) {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the store it is called on
  IDBObjectStore.prototype.put = new Proxy(IDBObjectStore.prototype.put, {
    apply(put, store: IDBObjectStore, args) {
      watched.asked ??= now();
      store.transaction.db.addEventListener("complete", written, { capture: true });
      const request: unknown = Reflect.apply(put, store, args);
      return request;
    },
  });
  JSON.parse = new Proxy(JSON.parse, {
    apply(parse, self, args: [string]) {
      const parsed: unknown = Reflect.apply(parse, self, args);
      if (args[0].includes("requestId")) watched.parsed ??= now();
      return parsed;
    },
  });
}
globalThis.isWatching = true;

export {};
