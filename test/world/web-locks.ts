import type { Life, Scheduler } from "./scheduler.ts";

interface Wish {
  life: Life;
  grant: () => void;
}

type Work = (lock: object | null) => unknown;

/** Web Locks as far as the product uses them: exclusive, in the order of asking, given back when their life ends. */
export class WorldLocks {
  /** By name; the first of each has the lock. */
  readonly #wishes = new Map<string, Wish[]>();

  constructor(readonly scheduler: Scheduler) {}

  request = async (name: string, ...rest: [Work] | [{ ifAvailable?: boolean }, Work]): Promise<unknown> => {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
    const { scheduler } = this;
    const context = scheduler.context();
    await scheduler.point();
    this.collect();
    if (options.ifAvailable === true && this.#alive(name).length > 0) return work(null);
    await new Promise<void>((resolve) => {
      const wish = { life: context.life, grant: () => scheduler.as(context, () => scheduler.soon(resolve)) };
      this.#wishes.set(name, [...this.#alive(name), wish]);
      if (this.#alive(name)[0] === wish) wish.grant();
    });
    try {
      return await work({});
    } finally {
      this.#giveOn(name, this.#alive(name).slice(1));
    }
  };

  /** Gives on what lives that are over had. */
  collect(): void {
    for (const [name, [first]] of this.#wishes) if (first?.life.over) this.#giveOn(name, this.#alive(name));
  }

  #giveOn(name: string, wishes: Wish[]): void {
    this.#wishes.set(name, wishes);
    wishes[0]?.grant();
  }

  #alive(name: string): Wish[] {
    return (this.#wishes.get(name) ?? []).filter(({ life }) => !life.over);
  }
}
