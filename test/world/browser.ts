import type { MustHold } from "./must-hold.ts";
import { newLife, type Asked, type Life, type Scheduler } from "./scheduler.ts";

type Values = Record<string, unknown>;
type Change = { oldValue?: unknown; newValue?: unknown };
type Listener<Args extends unknown[]> = (...args: Args) => unknown;
type Sender = { id: string; origin: string };
type Click = { menuItemId: string };

const ID = "quickfix";
const ORIGIN = `chrome-extension://${ID}`;

/** Who listens to an event, each in a life of its own. */
class Event<Args extends unknown[]> {
  #listeners: { life: Life; listener: Listener<Args> }[] = [];

  constructor(readonly world: World) {}

  addListener = (listener: Listener<Args>): void =>
    void this.#listeners.push({ life: this.world.scheduler.context().life, listener });

  removeListener = (listener: Listener<Args>): void =>
    void (this.#listeners = this.#listeners.filter((one) => one.listener !== listener));

  /** Has everybody hear of it, each in their turn; the worker is started for it if it sleeps. */
  fire(...args: Args): void {
    this.world.wake();
    const { scheduler } = this.world;
    this.#listeners = this.#listeners.filter(({ life }) => !life.over);
    for (const life of new Set(this.#listeners.map((one) => one.life))) {
      const mine = this.of(life);
      scheduler.as({ life }, () => scheduler.inOrder(() => mine.forEach((listener) => listener(...args))));
    }
  }

  of(life: Life | undefined): Listener<Args>[] {
    return this.#listeners.filter((one) => one.life === life).map(({ listener }) => listener);
  }
}

/** One storage area. What is asked for happens in the order of asking, even if who asked is gone by then. */
class StorageArea {
  readonly onChanged: Event<[Record<string, Change>]>;
  values: Values = {};
  /** Rejects every write, as a full disk does. */
  isFull = false;
  /** Milliseconds that each answer takes. */
  delay = 0;
  #asked: (() => void)[] = [];
  /** Ends with the browser: what was asked of it and not done by then never happens. */
  #browser = newLife("the browser");

  constructor(
    readonly world: World,
    readonly name: string,
  ) {
    this.onChanged = new Event(world);
  }

  get = (keys?: string | string[]): Promise<Values> => {
    const names = keys === undefined ? undefined : [keys].flat();
    return this.#ask(() => {
      const held = (names ?? Object.keys(this.values)).filter((name) => this.values[name] !== undefined);
      return Object.fromEntries(held.map((name) => [name, copyOf(this.values[name])]));
    }, names);
  };

  set = (values: Values): Promise<void> => {
    const copy = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, copyOf(value)]));
    const { asked } = this.world.scheduler.context();
    return this.#ask(() => {
      if (this.isFull) throw new Error("QUOTA_BYTES quota exceeded");
      this.change(copy, asked);
    });
  };

  remove = (keys: string | string[]): Promise<void> => {
    const none = Object.fromEntries([keys].flat().map((name) => [name, undefined]));
    return this.#ask(() => this.change(none));
  };

  /** Has the values changed at once, and everybody hear of it. */
  change(changed: Values, asked?: Asked): void {
    const changes: Record<string, Change> = {};
    for (const [name, newValue] of Object.entries(changed)) {
      const oldValue = this.values[name];
      if (JSON.stringify(oldValue) === JSON.stringify(newValue)) continue;
      changes[name] = { oldValue, newValue };
      this.values = { ...this.values, [name]: newValue };
      this.world.told.stored(`${this.name}:${name}`, newValue, asked);
    }
    if (Object.keys(changes).length > 0) this.onChanged.fire(changes);
  }

  /** What was kept in memory is gone. */
  restart(): void {
    for (const name of Object.keys(this.values)) this.world.told.stored(`${this.name}:${name}`, undefined);
    this.values = {};
    this.#browser.over = true;
    this.#browser = newLife("the browser");
    this.#asked = [];
  }

  /** Takes one turn of the browser, and one of who asks; they hear of it only if they are there. */
  #ask<T>(act: () => T, read?: readonly string[]): Promise<T> {
    const { scheduler } = this.world;
    const context = scheduler.context();
    return new Promise((resolve) => {
      const answer = () => {
        // A promise, because a full disk throws.
        const acted = new Promise<T>((done) => done(act()));
        const hear = () => {
          if (read?.includes("unlocked") && context.asked) context.asked.waitsSinceUnlockedRead = 0;
          resolve(acted);
        };
        scheduler.as(context, () => scheduler.soon(hear));
      };
      this.#asked.push(answer);
      if (this.#asked.length === 1) this.#next();
    });
  }

  /** One at a time: what is asked for meanwhile takes no turn before that. */
  #next(): void {
    const { scheduler } = this.world;
    const act = () => {
      this.#asked[0]?.();
      this.#asked.shift();
      if (this.#asked.length > 0) this.#next();
    };
    scheduler.as({ life: this.#browser }, () =>
      scheduler.soon(() => (this.delay > 0 ? scheduler.later(this.delay, act) : act())),
    );
  }
}

interface Alarm {
  name: string;
  /** By the desk's clock. */
  scheduledTime: number;
  periodInMinutes?: number | undefined;
}

/** The browser, as far as the product uses it, with every wait of it in the scheduler's hands. */
export class World {
  readonly local = new StorageArea(this, "local");
  readonly session = new StorageArea(this, "session");
  readonly managed = new StorageArea(this, "managed");
  readonly onMessage = new Event<[unknown, Sender, (answer: unknown) => void]>(this);
  readonly onAlarm = new Event<[Alarm]>(this);
  readonly onStateChanged = new Event<[string]>(this);
  readonly onPermissions = new Event<[]>(this);
  readonly onClicked = new Event<[Click, { id: number }]>(this);
  readonly granted = new Set<string>();
  readonly alarms = new Map<string, Alarm>();
  worker: Life | undefined;
  #unanswered: { worker: Life; gone: () => void }[] = [];

  constructor(
    readonly scheduler: Scheduler,
    /** Runs the background's own code, as the browser does when it starts a worker. */
    readonly startWorker: () => void,
    readonly told: Pick<MustHold, "stored" | "inserted">,
  ) {}

  /** Starts the worker, unless it runs. Its listeners are there at once, because they are added before anything is awaited. */
  wake(): void {
    if (this.worker && !this.worker.over) return;
    this.worker = newLife("the worker");
    this.scheduler.as({ life: this.worker }, this.startWorker);
  }

  /** What it had asked for goes on; what it had not yet asked for never happens. */
  killWorker(worker: Life | undefined = this.worker): void {
    if (!worker || worker.over) return;
    worker.over = true;
    const lost = this.#unanswered.filter((one) => one.worker === worker);
    this.#unanswered = this.#unanswered.filter((one) => one.worker !== worker);
    // Some browsers tell the page, and some never do.
    for (const { gone } of lost) if (this.scheduler.chance(0.5)) gone();
  }

  /** From a page of our own to the worker. Lost with a worker that ends before it answers. */
  sendMessage = async (message: unknown): Promise<unknown> => {
    const { scheduler } = this;
    const copy = copyOf(message);
    await scheduler.point();
    this.wake();
    const { worker } = this;
    const [listener] = this.onMessage.of(worker);
    if (!worker || !listener) throw new Error("Could not establish connection. Receiving end does not exist.");
    const page = scheduler.context();
    const result = await new Promise<unknown>((resolve, reject) => {
      const asked = {
        name: String(fieldOf(copy, "name")),
        payload: fieldOf(copy, "payload"),
        waitsSinceUnlockedRead: 0,
      };
      scheduler.as({ life: worker, asked }, () =>
        scheduler.inOrder(() => {
          void Promise.resolve(listener(copy, { id: ID, origin: ORIGIN }, resolve)).then(resolve, reject);
        }),
      );
      const lost = () => reject(new Error("The message channel closed before a response was received."));
      const gone = () => scheduler.as(page, () => scheduler.soon(lost));
      this.#unanswered.push({ worker, gone });
    });
    await scheduler.point();
    return copyOf(result);
  };

  /** Time for an alarm that is due, if there is one. */
  ring(): void {
    const now = this.scheduler.clock;
    const due = [...this.alarms.values()].find(({ scheduledTime }) => scheduledTime <= now);
    if (!due) return;
    if (due.periodInMinutes === undefined) this.alarms.delete(due.name);
    else this.alarms.set(due.name, { ...due, scheduledTime: now + due.periodInMinutes * 60_000 });
    this.onAlarm.fire(due);
  }

  /** When the next alarm rings, in the world's time; that of retention rings for ever, and is not waited for. */
  get nextAlarm(): number {
    const times = [...this.alarms.values()].filter(({ name }) => name !== "retention").map((one) => one.scheduledTime);
    return Math.min(...times) - this.scheduler.clockAhead;
  }

  /** Everything in memory is gone; what is on disk stays. */
  restart(): void {
    this.killWorker();
    this.session.restart();
    this.wake();
  }

  /** The extension API. */
  get api() {
    const { alarms, granted, onAlarm, onClicked, onMessage, onPermissions, onStateChanged, scheduler, sendMessage } =
      this;
    /** Takes a turn, and then gives what is asked for. */
    const answer = async <T>(value: () => T): Promise<T> => {
      await scheduler.point();
      return value();
    };
    const changePermission = (origins: string[], change: (origin: string) => void) =>
      answer(() => {
        origins.forEach(change);
        onPermissions.fire();
        return true;
      });
    const setAlarm = (name: string, info: { when?: number; delayInMinutes?: number; periodInMinutes?: number }) => {
      const { when, delayInMinutes = 0, periodInMinutes } = info;
      alarms.set(name, { name, scheduledTime: when ?? scheduler.clock + delayInMinutes * 60_000, periodInMinutes });
      return answer(() => undefined);
    };
    const nothing = () => Promise.resolve();
    const never = { addListener: () => undefined };
    return {
      storage: { local: this.local, session: this.session, managed: this.managed },
      runtime: {
        id: ID,
        getURL: (path: string) => `${ORIGIN}/${path}`,
        getPlatformInfo: () => answer(() => ({ os: "linux" })),
        sendMessage,
        onMessage,
        onInstalled: never,
      },
      alarms: {
        create: setAlarm,
        clear: (name: string) => {
          alarms.delete(name);
          return answer(() => true);
        },
        get: (name: string) => answer(() => alarms.get(name)),
        onAlarm,
      },
      permissions: {
        contains: ({ origins }: { origins: string[] }) => answer(() => origins.every((origin) => granted.has(origin))),
        request: ({ origins }: { origins: string[] }) => changePermission(origins, (origin) => granted.add(origin)),
        remove: ({ origins }: { origins: string[] }) => changePermission(origins, (origin) => granted.delete(origin)),
        getAll: () => answer(() => ({ permissions: [], origins: [...granted] })),
        onAdded: onPermissions,
        onRemoved: onPermissions,
      },
      idle: { setDetectionInterval: () => undefined, onStateChanged },
      action: new Proxy({}, { get: () => nothing }),
      contextMenus: { removeAll: nothing, create: () => undefined, update: nothing, onClicked },
      scripting: {
        executeScript: ({ args: [text = ""] }: { args: string[] }) =>
          answer(() => {
            this.told.inserted(text);
            return [{ result: true }];
          }),
      },
      i18n: { getUILanguage: () => "zh-CN" },
      windows: { WINDOW_ID_CURRENT: -2 },
    };
  }
}

/** Parts of a browser share nothing. Ten times as quick as structuredClone is in Node. */
function copyOf(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

// WXT reads each item once where it is declared, before there is a world.
const empty = { get: () => Promise.resolve({}) };
let api: object = { runtime: { id: ID }, storage: { local: empty, session: empty, managed: empty } };

/** From here on, the extension API is that of this world. */
export function enter(world: World): void {
  ({ api } = world);
}

/** Stands in for the extension API: each member is that of the world that is entered. */
export const browser = new Proxy({}, { get: (_, name: string) => fieldOf(api, name) });
export default browser;
// WXT's storage looks for one of these when it is loaded.
Object.assign(globalThis, { chrome: browser, browser });
