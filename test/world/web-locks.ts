import type { Context, Scheduler } from "./scheduler.ts";

interface Held {
  life: Context["life"];
}

interface Request {
  context: Context;
  grant: (held: Held) => void;
}

type Work = (lock: { name: string } | null) => unknown;

/** Web Locks as far as the product uses them: exclusive, in the order of asking, given back when their life ends. */
export class WorldLocks {
  readonly #scheduler: Scheduler;
  readonly #held = new Map<string, Held>();
  readonly #queues = new Map<string, Request[]>();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  request = async (name: string, ...rest: [Work] | [{ ifAvailable?: boolean }, Work]): Promise<unknown> => {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
    const context = this.#scheduler.context();
    await this.#scheduler.point(`asks for the lock ${name}`);
    if (options.ifAvailable === true && this.#isTaken(name)) return work(null);
    const held = await new Promise<Held>((grant) => {
      this.#queues.set(name, [...(this.#queues.get(name) ?? []), { context, grant }]);
      this.#serve(name);
    });
    try {
      return await work({ name });
    } finally {
      if (this.#held.get(name) === held) this.#held.delete(name);
      this.#serve(name);
    }
  };

  /** Gives back what lives that are over held. */
  collect(): void {
    for (const [name, { life }] of this.#held) if (life.over) this.#held.delete(name);
    for (const name of this.#queues.keys()) this.#serve(name);
  }

  #isTaken(name: string): boolean {
    return this.#held.has(name) || (this.#queues.get(name) ?? []).some(({ context }) => !context.life.over);
  }

  #serve(name: string): void {
    if (this.#held.has(name)) return;
    const queue = (this.#queues.get(name) ?? []).filter(({ context }) => !context.life.over);
    const [first, ...others] = queue;
    this.#queues.set(name, others);
    if (!first) return;
    const held = { life: first.context.life };
    this.#held.set(name, held);
    this.#scheduler.as(first.context, () => this.#scheduler.soon(`gets the lock ${name}`, () => first.grant(held)));
  }
}
