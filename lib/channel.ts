import type { Said } from "./messages/messages.ts";

/**
 * Hands the worker one end of a channel. A page and its worker share a process, and what goes over a channel doesn't pass through the
 * browser's: a hop of 0.1 to 0.4 ms instead of 0.4 to 0.9 (docs/performance.md).
 * @param lineId of the port that is open to the same worker, which has said so
 * @returns the page's end; nothing where the browser gives no way to hand over the other
 */
export async function openChannel(lineId: string, hear: (said: Said) => void): Promise<MessagePort | undefined> {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<Said>) => hear(data);
  if (import.meta.env.FIREFOX) {
    const background = globalThis.browser.extension.getBackgroundPage();
    background?.postMessage(lineId, location.origin, [port2]);
    return background ? port1 : undefined;
  }
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(lineId, [port2]);
  return active ? port1 : undefined;
}
