import { browser } from "wxt/browser";

/** A message to the extension's worker and its reply; milliseconds. */
export async function hop(message: unknown): Promise<number> {
  const start = performance.now();
  await browser.runtime.sendMessage(message);
  return performance.now() - start;
}

/** One read, and one write, of what the browser keeps in memory for the session; milliseconds. */
export async function sessionStorage(): Promise<{ read: number; write: number }> {
  const start = performance.now();
  await browser.storage.session.get("bench");
  const between = performance.now();
  await browser.storage.session.set({ bench: start });
  return { read: between - start, write: performance.now() - between };
}
