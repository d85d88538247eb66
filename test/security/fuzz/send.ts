import * as z from "zod";

/** What became of messages that were sent. */
export const Tally = z.object({
  /** How many found somebody who listens. */
  delivered: z.number(),
  answered: z.number(),
});
export type Tally = z.infer<typeof Tally>;

/** Sends messages, given as JSON, from wherever it runs; without an ID to whoever that place belongs to. */
const SEND = `async (texts, id) => {
  let delivered = 0;
  let answered = 0;
  const one = (text) => new Promise((done) => {
    const heard = (reply) => {
      if (!chrome.runtime.lastError?.message.includes("Receiving end does not exist")) delivered++;
      if (reply !== undefined) answered++;
      done();
    };
    if (id === null) chrome.runtime.sendMessage(JSON.parse(text), heard);
    else chrome.runtime.sendMessage(id, JSON.parse(text), heard);
  });
  for (let at = 0; at < texts.length; at += 50) await Promise.all(texts.slice(at, at + 50).map(one));
  return { delivered, answered };
}`;

/**
 * The same over ports, so many messages over each, numbered as a page of our own numbers them. One is delivered where the port found
 * somebody who listens, answered where something came back that says more than its number.
 */
const SEND_OVER_PORTS = `async (texts, id) => {
  let delivered = 0;
  let answered = 0;
  const over = (part) => new Promise((done) => {
    const port = id === null ? chrome.runtime.connect() : chrome.runtime.connect(id);
    let heard = 0;
    port.onMessage.addListener((said) => {
      // That the line is open.
      if (said.number === undefined) return;
      heard++;
      if (said.content !== undefined) answered++;
      if (heard < part.length) return;
      delivered += part.length;
      port.disconnect();
      done();
    });
    port.onDisconnect.addListener(() => {
      const error = chrome.runtime.lastError ?? port.error;
      if (!error?.message.includes("Receiving end does not exist")) delivered += part.length;
      done();
    });
    // It may be closed while it is still being talked to.
    try {
      part.forEach((text, number) => port.postMessage({ number, content: JSON.parse(text) }));
    } catch {}
  });
  for (let at = 0; at < texts.length; at += 10) await over(texts.slice(at, at + 10));
  return { delivered, answered };
}`;

/** The same over channels beside such ports, as only a page of our own can open them. */
const SEND_OVER_CHANNELS = `async (texts) => {
  let delivered = 0;
  let answered = 0;
  const over = (part) => new Promise((done) => {
    const name = crypto.randomUUID();
    const port = chrome.runtime.connect({ name });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      delivered++;
      if (data.content !== undefined) answered++;
      if (data.number < part.length - 1) return;
      port.disconnect();
      port1.close();
      done();
    };
    port.onMessage.addListener(async () => {
      const worker = chrome.extension.getBackgroundPage?.();
      if (worker) worker.postMessage(name, location.origin, [port2]);
      else (await navigator.serviceWorker.ready).active.postMessage(name, [port2]);
      part.forEach((text, number) => port1.postMessage({ number, content: JSON.parse(text) }));
    });
  });
  for (let at = 0; at < texts.length; at += 10) await over(texts.slice(at, at + 10));
  return { delivered, answered };
}`;

/** Every way that anybody could try to send a message; the other extension's content script has its own code for each. */
export const WAYS = [
  { by: "by themselves", script: SEND, overPorts: false },
  { by: "over ports", script: SEND_OVER_PORTS, overPorts: true },
];

/** Every way that a page of our own has. */
export const OWN_WAYS = [...WAYS, { by: "over channels", script: SEND_OVER_CHANNELS }];
