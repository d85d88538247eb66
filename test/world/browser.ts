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
  /** Milliseconds that each answer takes. */
  delay = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly world: World,
    readonly name: string,
  ) {
    this.onChanged = new Event(world);
  }

  get = (keys?: string | string[] | Values | null): Promise<Values> => {
    const names = typeof keys === "string" ? [keys] : Array.isArray(keys) ? keys : keys && Object.keys(keys);
    return this.#ask(`reads ${names?.join(", ") ?? "all"}`, names ?? [], () =>
      structuredClone(
        Object.fromEntries(Object.entries(this.values).filter(([name]) => names?.includes(name) ?? true)),
      ),
    );
  };

  set = (values: Values): Promise<void> => {
    const copy = structuredClone(values);
    return this.#ask(`writes ${Object.keys(copy).join(", ")}`, [], () => {
      if (this.isFull) throw new Error("QUOTA_BYTES quota exceeded");
      this.change(copy);
    });
  };

  remove = (keys: string | string[]): Promise<void> => {
    const names = typeof keys === "string" ? [keys] : keys;
    return this.#ask(`removes ${names.join(", ")}`, [], () =>
      this.change(Object.fromEntries(names.map((name) => [name, undefined]))),
    );
  };

  /** Has the values changed at once, and everybody hear of it. */
  change(changed: Values): void {
    const changes: Record<string, Change> = {};
    for (const [name, newValue] of Object.entries(changed)) {
      const oldValue = this.values[name];
      if (JSON.stringify(oldValue) === JSON.stringify(newValue)) continue;
      changes[name] = { ...(oldValue !== undefined && { oldValue }), ...(newValue !== undefined && { newValue }) };
      const others = Object.entries(this.values).filter(([other]) => other !== name);
      this.values = Object.fromEntries(newValue === undefined ? others : [...others, [name, newValue]]);
      this.world.stored(`${this.name}:${name}`, newValue);
    }
    if (Object.keys(changes).length > 0) this.onChanged.fire(`hears of ${Object.keys(changes).join(", ")}`, changes);
  }

  async #ask<T>(what: string, read: readonly string[], act: () => T): Promise<T> {
    const { scheduler } = this.world;
    const asking = scheduler.context();
    const acted = this.#last.then(() =>
      scheduler.asWorld(async () => {
        await scheduler.point(`${this.name} ${what} for ${asking.life.name}`);
        if (this.delay > 0) await scheduler.pause("a slow browser", this.delay);
        return act();
      }),
    );
    this.#last = acted.catch(() => undefined);
    const result = await acted.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    // What comes back is heard only by who is still there.
    await scheduler.point(`${what} is over`);
    if (read.includes("unlocked") && asking.asked) asking.asked.waitsSinceUnlockedRead = 0;
    if ("error" in result) throw result.error;
    return result.value;
  }
}

interface Alarm {
  name: string;
  /** By the desk's clock. */
  scheduledTime: number;
  periodInMinutes?: number;
}

/** What the browser asks of the world around it. */
export interface Surroundings {
  /** Runs the background's own code, as the browser does when it starts a worker. */
  startWorker: () => void;
  /** Told of each value as it is written. */
  stored: (key: string, value: unknown) => void;
  /** Told of what was put into a ticket. */
  inserted: (text: string) => void;
}

/** The browser, as far as the product uses it, with every wait of it in the scheduler's hands. */
export class World {
  readonly local = new StorageArea(this, "local");
  readonly session = new StorageArea(this, "session");
  readonly managed = new StorageArea(this, "managed");
  readonly onMessage = new Event<[unknown, { id: string; origin: string }, (answer: unknown) => void]>(this);
  readonly onInstalled = new Event<[{ reason: string }]>(this);
  readonly onAlarm = new Event<[Alarm]>(this);
  readonly onStateChanged = new Event<[string]>(this);
  readonly onPermissions = new Event<[]>(this);
  readonly onClicked = new Event<[{ menuItemId: string; selectionText?: string }, { id: number; windowId: number }]>(
    this,
  );
  readonly granted = new Set<string>();
  readonly alarms = new Map<string, Alarm>();
  readonly stored: Surroundings["stored"];
  readonly inserted: Surroundings["inserted"];
  worker: Life | undefined;
  #workers = 0;
  #unanswered: { worker: Life; page: Context; gone: () => void }[] = [];
  readonly #startWorker: () => void;

  constructor(
    readonly scheduler: Scheduler,
    { startWorker, stored, inserted }: Surroundings,
  ) {
    this.stored = stored;
    this.inserted = inserted;
    this.#startWorker = startWorker;
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
      const asked = {
        name: String(fieldOf(copy, "name")),
        payload: fieldOf(copy, "payload"),
        waitsSinceUnlockedRead: 0,
      };
      scheduler.as({ life: worker, asked }, () =>
        scheduler.inOrder(`gets ${asked.name}`, () => {
          const answered = listener.listener(copy, { id: ID, origin: ORIGIN }, resolve);
          void Promise.resolve(answered).then(resolve, reject);
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
  ring(): void {
    const now = this.scheduler.clock;
    const due = [...this.alarms.values()].find(({ scheduledTime }) => scheduledTime <= now);
    if (!due) return;
    if (due.periodInMinutes === undefined) this.alarms.delete(due.name);
    else this.alarms.set(due.name, { ...due, scheduledTime: now + due.periodInMinutes * 60_000 });
    this.onAlarm.fire(`hears the alarm ${due.name}`, due);
  }

  /** When the next alarm rings, in the world's time; that of retention rings for ever, and is not waited for. */
  get nextAlarm(): number {
    const times = [...this.alarms.values()].filter(({ name }) => name !== "retention").map((one) => one.scheduledTime);
    return Math.min(...times) - this.scheduler.clockAhead;
  }

  /** Everything in memory is gone; what is on disk stays. */
  restart(): void {
    this.killWorker();
    for (const key of Object.keys(this.session.values)) this.stored(`session:${key}`, undefined);
    this.session.values = {};
    this.wake();
  }
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

let current: World | undefined;

export function enter(world: World): void {
  current = world;
}

function here(): World {
  if (!current) throw new Error("No world has been entered");
  return current;
}

/** Takes a turn, and then gives what is asked for. */
async function answer<T>(what: string, value: (world: World) => T): Promise<T> {
  await here().scheduler.point(what);
  return value(here());
}

const nothing = () => Promise.resolve();
const never = { addListener: () => undefined };

function areaOf(name: "local" | "session" | "managed") {
  return {
    // WXT reads each item once where it is declared, before there is a world.
    get: (keys?: Parameters<StorageArea["get"]>[0]) => (current ? current[name].get(keys) : Promise.resolve({})),
    set: (values: Values) => here()[name].set(values),
    remove: (keys: string | string[]) => here()[name].remove(keys),
    get onChanged() {
      return here()[name].onChanged;
    },
  };
}

/** Stands in for the extension API. Each member asks the world that is entered. */
export const browser = {
  storage: { local: areaOf("local"), session: areaOf("session"), managed: areaOf("managed") },
  runtime: {
    id: ID,
    getURL: (path: string) => `${ORIGIN}/${path}`,
    getPlatformInfo: () => answer("asks for the platform", () => ({ os: "linux" })),
    getManifest: () => ({ version: "0" }),
    openOptionsPage: nothing,
    sendMessage: (message: unknown) => here().sendMessage(message),
    get onMessage() {
      return here().onMessage;
    },
    get onInstalled() {
      return here().onInstalled;
    },
    onConnect: never,
    onStartup: never,
  },
  alarms: {
    create: (name: string, info: { when?: number; delayInMinutes?: number; periodInMinutes?: number }) => {
      const { when, delayInMinutes = 0, periodInMinutes } = info;
      const scheduledTime = when ?? here().scheduler.clock + delayInMinutes * 60_000;
      here().alarms.set(name, { name, scheduledTime, ...(periodInMinutes !== undefined && { periodInMinutes }) });
      return answer(`sets the alarm ${name}`, () => undefined);
    },
    clear: (name: string) => {
      here().alarms.delete(name);
      return answer(`clears the alarm ${name}`, () => true);
    },
    get: (name: string) => answer(`asks for the alarm ${name}`, ({ alarms }) => alarms.get(name)),
    get onAlarm() {
      return here().onAlarm;
    },
  },
  permissions: {
    contains: ({ origins }: { origins: string[] }) =>
      answer("asks for a permission", ({ granted }) => origins.every((origin) => granted.has(origin))),
    request: ({ origins }: { origins: string[] }) =>
      changePermission(() => origins.forEach((one) => here().granted.add(one))),
    remove: ({ origins }: { origins: string[] }) =>
      changePermission(() => origins.forEach((one) => here().granted.delete(one))),
    get onAdded() {
      return here().onPermissions;
    },
    get onRemoved() {
      return here().onPermissions;
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
    openPopup: nothing,
  },
  contextMenus: {
    removeAll: nothing,
    create: () => undefined,
    update: nothing,
    get onClicked() {
      return here().onClicked;
    },
  },
  scripting: {
    executeScript: ({ args: [text = ""] }: { args: string[] }) =>
      answer("inserts into a ticket", (world) => {
        world.inserted(text);
        return [{ result: true }];
      }),
  },
  i18n: { getUILanguage: () => "en" },
  windows: { WINDOW_ID_CURRENT: -2 },
};
export default browser;
// WXT's storage looks for one of these when it is loaded.
Object.assign(globalThis, { chrome: browser, browser });

function changePermission(change: () => void): Promise<boolean> {
  return answer("changes a permission", ({ onPermissions }) => {
    change();
    onPermissions.fire("hears of a permission");
    return true;
  });
}
