import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { success } from "../../../lib/failure.ts";
import { listen } from "../../../lib/messages/listen.ts";
import { messageSchemas } from "../../../lib/messages/protocol.ts";
import { everyHandler } from "../../doubles/every-handler.ts";
import { freshBrowser } from "../../doubles/worker.ts";
import { anything, pick, seeded } from "../seeded.ts";

const NAMES = Object.keys(messageSchemas);
const OWN = `chrome-extension://${fakeBrowser.runtime.id}`;
const OWN_PAGE: object = { id: fakeBrowser.runtime.id, origin: OWN };
const MESSAGES = 10_000;

/** Notes that something had an effect; what it was doesn't matter. */
const effect = vi.fn();
const wrapped = vi.fn();

beforeEach(() => {
  freshBrowser();
  effect.mockClear();
  wrapped.mockClear();
  const handlers = everyHandler(() => {
    effect();
    return Promise.resolve(success(undefined));
  });
  listen(handlers, (work) => {
    wrapped();
    return work();
  });
});

const VALID: unknown[] = [
  { name: "wake", payload: {} },
  { name: "lock", payload: {} },
  { name: "unlock", payload: { passphrase: "four unrelated words" } },
  { name: "forget-secret", payload: {} },
  { name: "apply-fix", payload: { fixId: "unbind-phone", userId: "1", passCode: "1234", passCodeTypedAt: 1 } },
];

/** Who could send one: a page, another extension, a content script of ours, a page that forges what it can. */
const FOREIGN: object[] = [
  {},
  { id: fakeBrowser.runtime.id },
  { id: fakeBrowser.runtime.id, origin: "https://evil.example", url: `${OWN}/popup.html` },
  { id: fakeBrowser.runtime.id, origin: "null", url: `${OWN}/options.html` },
  { id: fakeBrowser.runtime.id, origin: `${OWN}.evil.example` },
  { id: fakeBrowser.runtime.id, origin: `${OWN}/` },
  { id: fakeBrowser.runtime.id, origin: OWN.toUpperCase() },
  { id: "another-extension", origin: "chrome-extension://another-extension" },
  { id: "another-extension", origin: OWN },
  { origin: OWN },
  { id: fakeBrowser.runtime.id, origin: [OWN] },
  { id: fakeBrowser.runtime.id, url: `${OWN}/popup.html`, tab: { id: 1 } },
];

it(`does nothing for ${MESSAGES} messages from foreign senders, well-formed ones among them`, async () => {
  const random = seeded(20_261_123);
  for (let count = 0; count < MESSAGES; count++) {
    const message = random() < 0.5 ? pick(random, VALID) : malformed(random);
    const replies: unknown[] = await fakeBrowser.runtime.onMessage.trigger(message, pick(random, FOREIGN));
    expect(replies).toEqual([undefined]);
  }
  expect(effect).not.toHaveBeenCalled();
  expect(wrapped).not.toHaveBeenCalled();
});

it(`survives ${MESSAGES} malformed messages from its own pages, without an effect`, async () => {
  const random = seeded(7);
  let answered = 0;
  for (let count = 0; count < MESSAGES; count++) {
    const message = malformed(random);
    const expected = isWellFormed(message) ? 1 : 0;
    const replies: unknown[] = await fakeBrowser.runtime.onMessage.trigger(message, OWN_PAGE);
    if (replies[0] !== undefined) answered++;
    expect(effect).toHaveBeenCalledTimes(answered);
    expect(replies[0] === undefined ? 0 : 1).toBe(expected);
  }
  // By chance a few are right; were they many, this would test nothing.
  expect(answered).toBeLessThan(MESSAGES / 20);
});

it("answers its own pages, so that the two above can fail", async () => {
  for (const message of VALID) {
    expect(await fakeBrowser.runtime.onMessage.trigger(message, OWN_PAGE)).toEqual([success(undefined)]);
  }
  expect(effect).toHaveBeenCalledTimes(VALID.length);
});

function malformed(random: () => number): unknown {
  if (random() < 0.3) return anything(random);
  const name: unknown = random() < 0.8 ? pick(random, NAMES) : anything(random, 1);
  return random() < 0.1 ? { name } : { name, payload: anything(random) };
}

function isWellFormed(message: unknown): boolean {
  if (typeof message !== "object" || message === null || !("name" in message) || !("payload" in message)) return false;
  const { name, payload } = message;
  const schema = Object.entries(messageSchemas).find(([known]) => known === name)?.[1];
  return schema?.safeParse(payload).success ?? false;
}
