import { isOfService, type Attempt } from "../../lib/state/attempt.ts";
import type { Journal } from "../../lib/journal/journal.ts";

/** A journal in memory, which can be made to fail at what the test picks. */
export class MemoryJournal implements Journal {
  readonly written: Attempt[] = [];
  /** Throws for what can't be written. */
  check: (attempt: Attempt) => void = () => undefined;
  readonly #attempts = new Map<string, Attempt>();

  write(attempt: Attempt): Promise<void> {
    try {
      this.check(attempt);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
    this.written.push(structuredClone(attempt));
    this.#attempts.set(attempt.attemptId, structuredClone(attempt));
    return Promise.resolve();
  }

  read(attemptId: string): Promise<Attempt | undefined> {
    return Promise.resolve(this.#attempts.get(attemptId));
  }

  async amend(attemptId: string, change: (attempt: Attempt) => Attempt): Promise<boolean> {
    const kept = await this.read(attemptId);
    if (kept) await this.write(change(kept));
    return kept !== undefined;
  }

  later(attempt: Attempt): Promise<Attempt[]> {
    const { attemptId, userId, preparedAt } = attempt;
    const isOfIt = (one: Attempt) => one.userId === userId && isOfService(one, attempt);
    const others = [...this.#attempts.values()].filter(isOfIt);
    return Promise.resolve(others.filter((one) => one.attemptId !== attemptId && one.preparedAt >= preparedAt));
  }

  /** As after the history was deleted. */
  clear(): void {
    this.#attempts.clear();
    this.written.length = 0;
  }

  /** As if the browser could not open it: nothing is read, nothing is written. */
  fail(): void {
    this.check = () => {
      throw new Error("Damaged");
    };
    const damaged = () => Promise.reject(new Error("Damaged"));
    Object.assign(this, { read: damaged, later: damaged, open: damaged });
  }

  open(): Promise<Attempt[]> {
    return Promise.resolve([...this.#attempts.values()].filter(({ state }) => state !== "settled"));
  }
}
