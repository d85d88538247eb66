import { AsyncLocalStorage } from "node:async_hooks";

/** Somebody whose work can end at any point: one life of the worker, one open page, or the world itself. */
export interface Life {
  name: string;
  over: boolean;
}

export function newLife(name: string): Life {
  return { name, over: false };
}

/** On whose behalf code runs. */
export interface Context {
  life: Life;
  /** The message from a page that the work was asked for by. */
  asked?: Asked;
}

export interface Asked {
  name: string;
  payload: unknown;
  /** What waiting has ended in this work since it last saw whether the desk is unlocked. */
  waitsSinceUnlockedRead: number;
}

interface Waiting {
  context: Context;
  go: () => void;
}

interface Timer extends Waiting {
  at: number;
  id: number;
  /** Milliseconds until it rings again, if it does. */
  every: number | undefined;
}

// One for all worlds: each one more would be carried along by every promise.
const contexts = new AsyncLocalStorage<Context>();

/** When every world begins, in milliseconds since 1970. */
export const START = Date.UTC(2026, 0, 5, 9);

/** What happens next is drawn by lot from the seed, and time is a number. */
export class Scheduler {
  now = START;
  /** Milliseconds by which the desk's clock is ahead of the true time. */
  clockAhead = 0;
  steps = 0;
  readonly #world: Context = { life: newLife("world") };
  /** From 0 up to, but not including, 1. */
  readonly random: () => number;
  #waiting: Waiting[] = [];
  /** What a life has not heard yet. Kept here, because Node never lets go of some lives. */
  readonly #told = new Map<Life, Waiting[]>();
  /** The first to end first. */
  #timers: Timer[] = [];
  #lastId = 0;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  /** The time as the desk's clock has it. */
  get clock(): number {
    return this.now + this.clockAhead;
  }

  readonly chance = (share: number): boolean => this.random() < share;

  readonly pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(this.random() * from.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from");
    return picked;
  };

  /** @param most milliseconds that go by at once, and nobody notices */
  pass(most: number): void {
    this.now += Math.floor(this.random() * most);
  }

  context(): Context {
    return contexts.getStore() ?? this.#world;
  }

  /** Runs `work`, and whatever it goes on to do, on somebody's behalf. */
  as<T>(context: Context, work: () => T): T {
    return contexts.run(context, work);
  }

  asWorld<T>(work: () => T): T {
    return this.as(this.#world, work);
  }

  /** Somebody else may go on first. Never resolves if the life that waits is over by then. */
  point(): Promise<void> {
    return new Promise((resolve) => this.soon(resolve));
  }

  /** Runs `go` for the life that asks, in its turn; the turns are drawn by lot. */
  soon(go: () => void): void {
    const context = this.context();
    if (!context.life.over) this.#waiting.push({ context, go });
  }

  /** The same for what one life is told: it hears everything in the order of telling. */
  inOrder(go: () => void): void {
    const context = this.context();
    const told = this.#told.get(context.life) ?? [];
    this.#told.set(context.life, told);
    told.push({ context, go });
    this.soon(() => {
      const next = told.shift();
      if (next) this.as(next.context, next.go);
    });
  }

  /** @param milliseconds of the world's time */
  later(milliseconds: number, go: () => void, every?: number): number {
    this.#lastId += 1;
    this.#setTimer({ context: this.context(), go, at: this.now + milliseconds, id: this.#lastId, every });
    return this.#lastId;
  }

  #setTimer(timer: Timer): void {
    const place = this.#timers.findIndex(({ at }) => at > timer.at);
    if (!timer.context.life.over) this.#timers.splice(place < 0 ? this.#timers.length : place, 0, timer);
  }

  cancel(id: unknown): void {
    this.#timers = this.#timers.filter((timer) => timer.id !== id);
  }

  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.later(milliseconds, resolve));
  }

  /**
   * One thing happens: somebody who waits goes on, or, if nobody does, time goes on to the next timer.
   * What it began must have settled before the next step.
   * @returns false if nothing is left to happen up to `until`, in milliseconds of the world's time
   */
  step(until = Infinity): boolean {
    while (this.#timers[0]?.context.life.over) this.#timers.shift();
    const [first] = this.#timers;
    const next = first && first.at <= this.now ? undefined : this.#drawn();
    if (next) {
      // Computers take time: what takes many turns is not over in the same millisecond.
      if (this.chance(0.3)) this.now += Math.floor(this.random() * 4);
      return this.#go(next);
    }
    if (!first || first.at > until) return false;
    this.now = Math.max(this.now, first.at);
    this.#timers.shift();
    if (first.every !== undefined) this.#setTimer({ ...first, at: this.now + first.every });
    return this.#go(first);
  }

  /** Who goes on next, of those that still live. */
  #drawn(): Waiting | undefined {
    while (this.#waiting.length > 0) {
      const [drawn] = this.#waiting.splice(Math.floor(this.random() * this.#waiting.length), 1);
      if (drawn?.context.life.over === false) return drawn;
    }
    return undefined;
  }

  #go({ context, go }: Waiting): true {
    this.steps += 1;
    if (context.asked) context.asked.waitsSinceUnlockedRead += 1;
    this.as(context, go);
    return true;
  }
}

/** Everything that can go on by itself has gone on: the code waits for nothing outside of the process. */
export function settled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

/** Mulberry32: small, quick, and the same numbers everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
