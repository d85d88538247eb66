import { vi } from "vitest";

type Work = (lock: { name: string } | null) => Promise<unknown>;

/** Web Locks as far as this project uses them: one holder a name, in the order of asking. Node 20 has none. */
export function stubLocks(): void {
  const last = new Map<string, Promise<unknown>>();

  async function request(name: string, ...rest: [Work] | [{ ifAvailable?: boolean }, Work]): Promise<unknown> {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
    const before = last.get(name);
    if (options.ifAvailable === true && before) return work(null);
    const run = (async () => {
      await before?.catch(() => undefined);
      return work({ name });
    })();
    last.set(name, run);
    try {
      return await run;
    } finally {
      if (last.get(name) === run) last.delete(name);
    }
  }

  vi.stubGlobal("navigator", { locks: { request }, language: "en", userAgent: "test" });
}
