import "fake-indexeddb/auto";
import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
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
  /** Throws the journal away, as Chromium does with a damaged one when it starts. */
  loseJournal: () => void;
}

export interface Told {
  fetch: typeof fetch;
  /** Told of each attempt as it is asked to be written. */
  writing: (value: unknown) => void;
}

const RealDate = globalThis.Date;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the store that it is called on
const { put: realPut, delete: realDelete } = IDBObjectStore.prototype;

export function enterGlobals(scheduler: Scheduler, seed: number, told: Told): Globals {
  const locks = new WorldLocks(scheduler);
  const journal = new Map<string, unknown>();
  const disk: Disk = {
    isFailing: false,
    delay: 0,
    loseJournal: () => {
      journal.clear();
      put({ indexedDB: new IDBFactory() });
    },
  };

  class WorldDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(scheduler.clock);
      else super(given[0]);
    }
    static override now(): number {
      return scheduler.clock;
    }
  }

  const tasks: (() => void)[] = [];
  const setImmediateHere = (task: () => void): void => {
    // Requests are carried out in the order of asking, also those of somebody who is gone by then.
    tasks.push(task);
    const work = () => tasks.shift()?.();
    scheduler.asWorld(() =>
      disk.delay > 0
        ? scheduler.later("a slow disk works", scheduler.random() * disk.delay, work)
        : scheduler.soon("IndexedDB works", work),
    );
  };

  put({
    Date: WorldDate,
    indexedDB: new IDBFactory(),
    setImmediate: setImmediateHere,
    setTimeout: (run: () => void, milliseconds = 0) => scheduler.later("a timer ends", milliseconds, run),
    clearTimeout: (id: unknown) => scheduler.cancel(id),
    setInterval: (run: () => void, milliseconds: number) => repeat(scheduler, run, milliseconds),
    clearInterval: (id: unknown) => stopRepeating(scheduler, id),
    crypto: cryptoFrom(randomFrom(seed + 1)),
    fetch: told.fetch,
    navigator: { locks: { request: locks.request }, language: "en", userAgent: "world" },
  });
  AbortSignal.timeout = (milliseconds) => {
    const over = new AbortController();
    scheduler.later("a time limit ends", milliseconds, () => over.abort(new DOMException("timed out", "TimeoutError")));
    return over.signal;
  };

  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (scheduler.context().life.over) throw new DOMException("The worker has ended", "InvalidStateError");
    told.writing(value);
    if (disk.isFailing) throw new DOMException("The disk is full", "QuotaExceededError");
    const attemptId = attemptIdOf(value);
    const copy: unknown = structuredClone(value);
    const database = indexedDB;
    this.transaction.addEventListener("complete", () => {
      if (database === indexedDB) journal.set(attemptId, copy);
    });
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

function attemptIdOf(value: unknown): string {
  return typeof value === "object" && value !== null && "attemptId" in value ? String(value.attemptId) : "?";
}

class Repeat {
  id: number | undefined;
}

function repeat(scheduler: Scheduler, run: () => void, milliseconds: number): Repeat {
  const repeating = new Repeat();
  const next = (): void => {
    repeating.id = scheduler.later("an interval ends", milliseconds, () => {
      next();
      run();
    });
  };
  next();
  return repeating;
}

function stopRepeating(scheduler: Scheduler, repeating: unknown): void {
  if (repeating instanceof Repeat) scheduler.cancel(repeating.id);
}

type Bytes = Uint8Array<ArrayBuffer>;
interface Material {
  bytes: Bytes;
}

/** The same cryptography in one turn: 600,000 rounds for each unlock would leave no time for anything else. */
function cryptoFrom(random: () => number) {
  const getRandomValues = (bytes: Uint8Array) => {
    for (const index of bytes.keys()) bytes[index] = Math.floor(random() * 256);
    return bytes;
  };
  const hex = (length: number) => Buffer.from(getRandomValues(new Uint8Array(length))).toString("hex");
  const keyFrom = (material: Material, salt: Bytes) =>
    createHash("sha256").update(material.bytes).update(salt).digest();
  return {
    getRandomValues,
    randomUUID: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`,
    subtle: {
      importKey: (_format: string, bytes: Bytes) => Promise.resolve({ bytes }),
      deriveKey: ({ salt }: { salt: Bytes }, material: Material) => Promise.resolve({ bytes: keyFrom(material, salt) }),
      encrypt: ({ iv, additionalData }: { iv: Bytes; additionalData: Bytes }, key: Material, data: Bytes) => {
        const cipher = createCipheriv("aes-256-gcm", key.bytes, iv).setAAD(additionalData);
        return Promise.resolve(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]));
      },
      decrypt: async ({ iv, additionalData }: { iv: Bytes; additionalData: Bytes }, key: Material, data: Bytes) => {
        const decipher = createDecipheriv("aes-256-gcm", key.bytes, iv).setAAD(additionalData);
        decipher.setAuthTag(data.slice(-16));
        await Promise.resolve();
        return Buffer.concat([decipher.update(data.slice(0, -16)), decipher.final()]);
      },
      digest: (_name: string, data: Bytes) => Promise.resolve(createHash("sha256").update(data).digest().buffer),
    },
  };
}
