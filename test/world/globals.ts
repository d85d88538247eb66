import "fake-indexeddb/auto";
import { createCipheriv, createDecipheriv, pbkdf2Sync } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { fieldOf } from "./browser.ts";
import { randomFrom, type Scheduler } from "./scheduler.ts";
import { WorldLocks } from "./web-locks.ts";

// What code finds around it in a browser, for one world: time, chance, locks, IndexedDB, cryptography and the network.

export interface Globals {
  locks: WorldLocks;
  /** Attempts as they are committed in the journal, by attempt ID, each with what had asked for the write. */
  journal: Map<string, unknown>;
  disk: Disk;
}

/** How IndexedDB does at the moment. */
export interface Disk {
  /** Every write fails. */
  isFailing: boolean;
  /** The most milliseconds that each step takes. */
  delay: number;
}

const RealDate = globalThis.Date;

/** Clones at once and is read at once: Node sends the body of a clone through a message port, which takes real time. */
class WorldRequest extends globalThis.Request {
  readonly #text: string;

  constructor(input: string | URL | globalThis.Request, init?: RequestInit) {
    super(
      input instanceof Request ? input.url : input,
      input instanceof Request ? { ...initOf(input), ...init } : init,
    );
    this.#text = typeof init?.body === "string" ? init.body : input instanceof WorldRequest ? input.#text : "";
  }

  override clone(): WorldRequest {
    return new WorldRequest(this);
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#text);
  }
}

function initOf({ method, headers, signal }: globalThis.Request): RequestInit {
  return { method, headers, signal };
}
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the store that it is called on
const { put: realPut, delete: realDelete } = IDBObjectStore.prototype;

/** @param writing told of each attempt as it is asked to be written */
export function enterGlobals(
  scheduler: Scheduler,
  seed: number,
  fetch: typeof globalThis.fetch,
  writing: (value: unknown) => void,
): Globals {
  const locks = new WorldLocks(scheduler);
  const journal = new Map<string, unknown>();
  const disk: Disk = { isFailing: false, delay: 0 };

  class WorldDate extends RealDate {
    constructor(given: number | string | Date = scheduler.clock) {
      super(given);
    }
    static override now(): number {
      return scheduler.clock;
    }
  }

  const tasks: (() => void)[] = [];
  /** IndexedDB carries requests out in the order of asking, also those of who is gone by then. */
  const setImmediateHere = (task: () => void): void => {
    tasks.push(task);
    const work = () => tasks.shift()?.();
    scheduler.asWorld(() =>
      disk.delay > 0 ? scheduler.later(scheduler.random() * disk.delay, work) : scheduler.soon(work),
    );
  };

  put({
    Date: WorldDate,
    indexedDB: new IDBFactory(),
    setImmediate: setImmediateHere,
    setTimeout: (run: () => void, milliseconds = 0) => scheduler.later(milliseconds, run),
    clearTimeout: (id: unknown) => scheduler.cancel(id),
    setInterval: (run: () => void, milliseconds: number) => scheduler.later(milliseconds, run, milliseconds),
    clearInterval: (id: unknown) => scheduler.cancel(id),
    crypto: cryptoFrom(randomFrom(seed + 1)),
    fetch,
    Request: WorldRequest,
    navigator: { locks: { request: locks.request }, language: "zh-CN", userAgent: "world" },
  });
  AbortSignal.timeout = (milliseconds) => {
    const over = new AbortController();
    scheduler.later(milliseconds, () => over.abort(new DOMException("timed out", "TimeoutError")));
    return over.signal;
  };

  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (scheduler.context().life.over) throw new DOMException("The worker has ended", "InvalidStateError");
    writing(value);
    if (disk.isFailing) throw new DOMException("The disk is full", "QuotaExceededError");
    const attemptId = String(fieldOf(value, "attemptId"));
    const copy: unknown = structuredClone(value);
    this.transaction.addEventListener("complete", () => void journal.set(attemptId, copy));
    return realPut.call(this, value, key);
  };
  IDBObjectStore.prototype.delete = function (key: IDBValidKey | IDBKeyRange) {
    this.transaction.addEventListener("complete", () => void journal.delete(JSON.stringify(key).replaceAll('"', "")));
    return realDelete.call(this, key);
  };
  return { locks, journal, disk };
}

function put(globals: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

type Bytes = Uint8Array<ArrayBuffer>;
type Sealing = { iv: Bytes; additionalData: Bytes };

/** As strong as it need be here, and at once: 600,000 rounds for each unlock would leave no time for anything else. */
function cryptoFrom(random: () => number) {
  const getRandomValues = (bytes: Bytes) => bytes.map((_, at) => (bytes[at] = Math.floor(random() * 256)));
  const hex = (length: number) => Buffer.from(getRandomValues(new Uint8Array(length))).toString("hex");
  return {
    getRandomValues,
    randomUUID: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`,
    subtle: {
      importKey: (_format: string, passphrase: Bytes) => Promise.resolve(passphrase),
      deriveKey: ({ salt }: { salt: Bytes }, passphrase: Bytes) =>
        Promise.resolve(pbkdf2Sync(passphrase, salt, 1, 32, "sha256")),
      encrypt: ({ iv, additionalData }: Sealing, key: Buffer, data: Bytes) => {
        const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(additionalData);
        return Promise.resolve(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]));
      },
      decrypt: async ({ iv, additionalData }: Sealing, key: Buffer, sealed: Bytes) => {
        const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(additionalData);
        decipher.setAuthTag(sealed.subarray(-16));
        const opened = decipher.update(sealed.subarray(0, -16));
        await Promise.resolve();
        return Buffer.concat([opened, decipher.final()]);
      },
    },
  };
}
