/** The service's own time: moved by hand, so that nobody has to wait for an expiry. */
export class Clock {
  #ahead = 0;
  readonly #base: () => number;

  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  now(): number {
    return this.#base() + this.#ahead;
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  reset(): void {
    this.#ahead = 0;
  }
}
