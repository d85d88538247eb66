import browser from "webextension-polyfill";

/**
 * Milliseconds; browsers stop a worker after 30 s without an extension event or call, even with a
 * request under way.
 */
const HEARTBEAT = 10_000;

/**
 * Keeps the worker alive while `work` runs: any extension call counts as a sign of life, this is
 * the cheapest.
 */
export async function keepAwake<T>(work: Promise<T>): Promise<T> {
  const heartbeat = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT);
  try {
    return await work;
  } finally {
    clearInterval(heartbeat);
  }
}
