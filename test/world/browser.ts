import { newLife, type Context, type Life, type Scheduler } from "./scheduler.ts";

type Values = Record<string, unknown>;
type Change = { oldValue?: unknown; newValue?: unknown };
type Listener<Args extends unknown[]> = (...args: Args) => unknown;

const ID = "quickfix";
export const ORIGIN = `chrome-extension://${ID}`;

/** Who listens to an event, each in a life of its own. */
class Event<Args extends unknown[]> {
  readonly #world: World;
  #listeners: { context: Context; listener: Listener<Args> }[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  addListener = (listener: Listener<Args>): void => {
    this.#listeners.push({ context: { life: this.#world.scheduler.context().life }, listener });
  };

  removeListener = (listener: Listener<Args>): void => {
    this.#listeners = this.#listeners.filter((one) => one.listener !== listener);
  };

  hasListener = (listener: Listener<Args>): boolean => this.#listeners.some((one) => one.listener === listener);

  /** Has everybody hear of it, each in their turn; the worker is started for it if it sleeps. */
  fire(what: string, ...args: Args): void {
    this.#world.wake();
    const { scheduler } = this.#world;
    const listening = this.alive();
    for (const life of new Set(listening.map(({ context }) => context.life))) {
      const mine = listening.filter(({ context }) => context.life === life);
      scheduler.as({ life }, () => scheduler.inOrder(what, () => mine.forEach(({ listener }) => listener(...args))));
    }
  }

  alive(): { context: Context; listener: Listener<Args> }[] {
    this.#listeners = this.#listeners.filter(({ context }) => !context.life.over);
    return this.#listeners;
  }
}

/** One storage area. What is asked for happens in the order of asking, even if who asked is gone by then. */
class StorageArea {
  readonly onChanged: Event<[Record<string, Change>]>;
  values: Values = {};
  /** Rejects every write, as a full disk does. */
  isFull = false;
  #last: Promise<unknown> = Promise.resolve();
  readonly #world: World;
  readonly #name: string;

  constructor(world: World, name: string) {
    this.#world = world;
    this.#name = name;
    this.onChanged = new Event(world);
  }

  get = (keys?: string | string[] | Values | null): Promise<Values> => {
    const names =
      keys === undefined || keys === null
        ? undefined
        : typeof keys === "string"
          ? [keys]
          : Array.isArray(keys)
            ? keys
            : Object.keys(keys);
    return this.#ask(`reads ${names?.join(", ") ?? "all"}`, names ?? [], () => {
      const found = Object.entries(this.values).filter(([name]) => names?.includes(name) ?? true);
      return structuredClone(Object.fromEntries(found));
    });
  };

  set = (values: Values): Promise<void> => {
    const copy = structuredClone(values);
    return this.#ask(`writes ${Object.keys(copy).join(", ")}`, [], () => {
      if (this.isFull) throw new Error("QUOTA_BYTES quota exceeded");
      this.#change(copy);
    });
  };

  remove = (keys: string | string[]): Promise<void> => {
    const names = typeof keys === "string" ? [keys] : keys;
    return this.#ask(`removes ${names.join(", ")}`, [], () =>
      this.#change(Object.fromEntries(names.map((name) => [name, undefined]))),
    );
  };

  clear(): void {
    this.values = {};
  }

  async #ask<T>(what: string, read: readonly string[], act: () => T): Promise<T> {
    const { scheduler } = this.#world;
    const asking = scheduler.context();
    const acted = this.#last.then(() =>
      scheduler.asWorld(async () => {
        await scheduler.point(`${this.#name} ${what} for ${asking.life.name}`);
        return act();
      }),
    );
    this.#last = acted.catch(() => undefined);
    // What comes back is heard only by who is still there.
    const result = await acted.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await scheduler.point(`${what} is over`);
    if (read.includes("unlocked") && asking.asked) asking.asked.waitsSinceUnlockedRead = 0;
    if ("error" in result) throw result.error;
    return result.value;
  }

  #change(changed: Values): void {
    const changes: Record<string, Change> = {};
    for (const [name, newValue] of Object.entries(changed)) {
      const oldValue = this.values[name];
      if (JSON.stringify(oldValue) === JSON.stringify(newValue)) continue;
      changes[name] = { ...(oldValue !== undefined && { oldValue }), ...(newValue !== undefined && { newValue }) };
      const others = Object.entries(this.values).filter(([other]) => other !== name);
      this.values = Object.fromEntries(newValue === undefined ? others : [...others, [name, newValue]]);
      this.#world.stored(`${this.#name}:${name}`, newValue);
    }
    if (Object.keys(changes).length > 0) this.onChanged.fire(`hears of ${Object.keys(changes).join(", ")}`, changes);
  }
}

interface Alarm {
  name: string;
  scheduledTime: number;
  periodInMinutes?: number;
}

/** What the browser asks of the world around it. */
export interface Surroundings {
  /** Runs the background's own code, as the browser does when it starts a worker. */
  startWorker: () => void;
  /** Told of each value as it is written. */
  stored: (key: string, value: unknown) => void;
}

/** The browser, as far as the product uses it, with every wait of it in the scheduler's hands. */
export class World {
  readonly scheduler: Scheduler;
  readonly local: StorageArea;
  readonly session: StorageArea;
  readonly managed: StorageArea;
  readonly onMessage: Event<[unknown, { id: string; origin: string }, (answer: unknown) => void]>;
  readonly onInstalled: Event<[{ reason: string }]>;
  readonly onAlarm: Event<[Alarm]>;
  readonly onStateChanged: Event<[string]>;
  readonly onPermissionAdded: Event<[]>;
  readonly onPermissionRemoved: Event<[]>;
  readonly never: Event<never[]>;
  readonly granted = new Set<string>();
  readonly alarms = new Map<string, Alarm>();
  readonly stored: Surroundings["stored"];
  worker: Life | undefined;
  #workers = 0;
  #unanswered: { worker: Life; page: Context; gone: () => void }[] = [];
  readonly #startWorker: () => void;

  constructor(scheduler: Scheduler, { startWorker, stored }: Surroundings) {
    this.scheduler = scheduler;
    this.stored = stored;
    this.#startWorker = startWorker;
    this.local = new StorageArea(this, "local");
    this.session = new StorageArea(this, "session");
    this.managed = new StorageArea(this, "managed");
    this.onMessage = new Event(this);
    this.onInstalled = new Event(this);
    this.onAlarm = new Event(this);
    this.onStateChanged = new Event(this);
    this.onPermissionAdded = new Event(this);
    this.onPermissionRemoved = new Event(this);
    this.never = new Event(this);
  }

  /** Starts the worker, unless it runs. Its listeners are there at once, because they are added before anything is awaited. */
  wake(): void {
    if (this.worker && !this.worker.over) return;
    this.#workers += 1;
    this.worker = newLife(`worker ${this.#workers}`);
    this.scheduler.as({ life: this.worker }, this.#startWorker);
  }

  /** What it had asked for goes on; what it had not yet asked for never happens. */
  killWorker(worker: Life | undefined = this.worker): void {
    if (!worker || worker.over) return;
    worker.over = true;
    const lost = this.#unanswered.filter((one) => one.worker === worker);
    this.#unanswered = this.#unanswered.filter((one) => one.worker !== worker);
    // Some browsers tell the page, and some never do.
    for (const { page, gone } of lost)
      if (this.scheduler.chance(0.5))
        this.scheduler.as(page, () => this.scheduler.soon("hears that a message is lost", gone));
  }

  /** From a page of our own to the worker. Lost with a worker that ends before it answers. */
  sendMessage = async (message: unknown): Promise<unknown> => {
    const { scheduler } = this;
    const copy: unknown = structuredClone(message);
    await scheduler.point("has a message on its way");
    this.wake();
    const worker = this.worker;
    const [listener] = this.onMessage.alive().filter(({ context }) => context.life === worker);
    if (!worker || !listener) throw new Error("Could not establish connection. Receiving end does not exist.");
    const answer = new Promise<unknown>((resolve, reject) => {
      const asked = { name: nameOf(copy), payload: payloadOf(copy), waitsSinceUnlockedRead: 0 };
      scheduler.as({ life: worker, asked }, () =>
        scheduler.inOrder(`gets ${asked.name}`, () => {
          const answered = listener.listener(copy, { id: ID, origin: ORIGIN }, resolve);
          if (answered === true) return;
          if (answered === undefined) resolve(undefined);
          else void Promise.resolve(answered).then(resolve, reject);
        }),
      );
    });
    const lost = new Promise<never>((_, reject) => {
      const page = scheduler.context();
      const gone = () => reject(new Error("The message channel closed before a response was received."));
      this.#unanswered.push({ worker, page, gone });
    });
    const result = await Promise.race([answer, lost]);
    await scheduler.point("hears the answer");
    return structuredClone(result);
  };

  /** Time for an alarm that is due, if there is one. */
  ring(): boolean {
    const due = [...this.alarms.values()].find(({ scheduledTime }) => scheduledTime <= this.scheduler.now);
    if (!due) return false;
    if (due.periodInMinutes === undefined) this.alarms.delete(due.name);
    else this.alarms.set(due.name, { ...due, scheduledTime: this.scheduler.now + due.periodInMinutes * 60_000 });
    this.onAlarm.fire(`hears the alarm ${due.name}`, due);
    return true;
  }

  get nextAlarm(): number | undefined {
    const times = [...this.alarms.values()]
      .filter(({ name }) => name !== "retention")
      .map(({ scheduledTime }) => scheduledTime);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Everything in memory is gone; what is on disk stays. */
  restart(): void {
    this.killWorker();
    this.session.clear();
    for (const key of ["unlocked", "secret"]) this.stored(`session:${key}`, undefined);
    this.wake();
  }
}

function nameOf(message: unknown): string {
  return typeof message === "object" && message !== null && "name" in message ? String(message.name) : "?";
}

function payloadOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "payload" in message ? message.payload : undefined;
}

let current: World | undefined;

export function enter(world: World): void {
  current = world;
}

function here(): World {
  if (!current) throw new Error("No world has been entered");
  return current;
}

const nothing = () => Promise.resolve();

function areaOf(name: "local" | "session" | "managed") {
  return {
    // WXT reads each item once where it is declared, before there is a world.
    get: (keys?: Parameters<StorageArea["get"]>[0]) => (current ? current[name].get(keys) : Promise.resolve({})),
    set: (values: Values) => here()[name].set(values),
    remove: (keys: string | string[]) => here()[name].remove(keys),
    onChanged: {
      addListener: (listener: Listener<[Record<string, Change>]>) => here()[name].onChanged.addListener(listener),
      removeListener: (listener: Listener<[Record<string, Change>]>) => here()[name].onChanged.removeListener(listener),
    },
  };
}

/** Stands in for the extension API. Each member asks the world that is entered. */
export const browser = {
  storage: { local: areaOf("local"), session: areaOf("session"), managed: areaOf("managed") },
  runtime: {
    id: ID,
    getURL: (path: string) => `${ORIGIN}/${path}`,
    getPlatformInfo: () =>
      here()
        .scheduler.point("asks for the platform")
        .then(() => ({ os: "linux" })),
    getManifest: () => ({ version: "0" }),
    openOptionsPage: nothing,
    sendMessage: (message: unknown) => here().sendMessage(message),
    get onMessage() {
      return here().onMessage;
    },
    get onInstalled() {
      return here().onInstalled;
    },
    get onConnect() {
      return here().never;
    },
    get onStartup() {
      return here().never;
    },
  },
  alarms: {
    create: async (name: string, info: { when?: number; delayInMinutes?: number; periodInMinutes?: number }) => {
      const world = here();
      const { when, delayInMinutes = 0, periodInMinutes } = info;
      const scheduledTime = when ?? world.scheduler.now + delayInMinutes * 60_000;
      world.alarms.set(name, { name, scheduledTime, ...(periodInMinutes !== undefined && { periodInMinutes }) });
      await world.scheduler.point(`sets the alarm ${name}`);
    },
    clear: async (name: string) => {
      here().alarms.delete(name);
      await here().scheduler.point(`clears the alarm ${name}`);
      return true;
    },
    get: async (name: string) => {
      await here().scheduler.point(`asks for the alarm ${name}`);
      return here().alarms.get(name);
    },
    get onAlarm() {
      return here().onAlarm;
    },
  },
  permissions: {
    contains: async ({ origins }: { origins: string[] }) => {
      await here().scheduler.point("asks for a permission");
      return origins.every((origin) => here().granted.has(origin));
    },
    getAll: async () => {
      await here().scheduler.point("asks for all permissions");
      return { origins: [...here().granted] };
    },
    request: ({ origins }: { origins: string[] }) => {
      for (const origin of origins) here().granted.add(origin);
      return Promise.resolve(true);
    },
    remove: async ({ origins }: { origins: string[] }) => {
      await here().scheduler.point("gives a permission back");
      for (const origin of origins) here().granted.delete(origin);
      here().onPermissionRemoved.fire("hears of a permission");
      return true;
    },
    get onAdded() {
      return here().onPermissionAdded;
    },
    get onRemoved() {
      return here().onPermissionRemoved;
    },
  },
  idle: {
    setDetectionInterval: () => undefined,
    get onStateChanged() {
      return here().onStateChanged;
    },
  },
  action: {
    setIcon: nothing,
    setBadgeText: nothing,
    setBadgeBackgroundColor: nothing,
    setBadgeTextColor: nothing,
    setTitle: nothing,
    setPopup: nothing,
    openPopup: nothing,
  },
  contextMenus: {
    removeAll: nothing,
    create: () => undefined,
    update: nothing,
    get onClicked() {
      return here().never;
    },
  },
  i18n: { getUILanguage: () => "en" },
  windows: { WINDOW_ID_CURRENT: -2 },
};
export default browser;
