import * as z from "zod";

/** What became of messages that were sent. */
export const Tally = z.object({
  /** How many found somebody who listens. */
  delivered: z.number(),
  answered: z.number(),
});
export type Tally = z.infer<typeof Tally>;

/** Sends messages, given as JSON, from wherever it runs; without an ID to whoever that place belongs to. */
export const SEND = `async (texts, id) => {
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
