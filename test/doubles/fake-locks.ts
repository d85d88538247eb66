/** Web Locks as browsers have them, for what this project asks of them: exclusive, in the order of asking, `ifAvailable`. */
export class FakeLocks implements LockManager {
  readonly #queues = new Map<string, Promise<unknown>>();

  request<T>(name: string, callback: LockGrantedCallback<T>): Promise<T>;
  request<T>(name: string, options: LockOptions, callback: LockGrantedCallback<T>): Promise<T>;
  async request<T>(
    name: string,
    ...rest: [LockGrantedCallback<T>] | [LockOptions, LockGrantedCallback<T>]
  ): Promise<T> {
    const [options, callback] = rest.length === 1 ? [{}, rest[0]] : rest;
    const before = this.#queues.get(name);
    if (before && options.ifAvailable === true) return callback(null);

    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    this.#queues.set(name, held);
    await before;
    try {
      return await callback({ name, mode: "exclusive" });
    } finally {
      if (this.#queues.get(name) === held) this.#queues.delete(name);
      release();
    }
  }

  query(): Promise<LockManagerSnapshot> {
    return Promise.resolve({ held: [...this.#queues.keys()].map((name) => ({ name, mode: "exclusive" as const })) });
  }
}
