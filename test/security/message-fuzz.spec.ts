import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import type { Located, Screen } from "../stories/support/screen.ts";
import { startCollector, type Collector } from "./support/collector.ts";
import { malformedMessages, messages } from "./fuzz/malformed.ts";
import { wellFormed } from "./fuzz/messages.ts";
import { SEND, Tally } from "./fuzz/send.ts";
import { times } from "./support/how-much.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";

const EACH = times(10_000);
/** Firefox gives a script a limited time. */
const AT_ONCE = 500;
const { userId } = people.zhangSan;

let rig: Rig;
let collector: Collector;

test.beforeAll(async ({ browserName }) => {
  collector = await startCollector();
  rig = await openRig(browserName, { otherDir: resolve("test/security/other-extension") });
  await rig.setUp();
  await rig.doOneJob();
});
test.afterAll(async () => {
  await rig.close();
  await collector.close();
});

test(`${EACH} messages each from a web page, another extension, and two content scripts have no effect @short`, async () => {
  const before = await settledState();
  const from: Record<string, Tally> = {};

  const web = await rig.openWeb(`${collector.url}/stranger`);
  expect(await web.evaluate("typeof globalThis.chrome?.runtime")).toBe(rig.webPagesSend ? "object" : "undefined");
  if (rig.webPagesSend) from["a web page"] = await send(web, messages(userId, EACH, 1), rig.extensionId);
  from["its content script"] = await inParts(messages(userId, EACH, 3), (part) => {
    const detail = `{"id":"${rig.extensionId}","messages":[${part.join()}]}`;
    return web.evaluate(`new Promise((done) => {
      document.addEventListener("sent", ({ detail }) => done(JSON.parse(detail)), { once: true });
      document.dispatchEvent(new CustomEvent("send", { detail: ${JSON.stringify(detail)} }));
    })`);
  });
  await web.close();
  const foreign = await rig.openWeb(rig.otherPage);
  from["another extension"] = await send(foreign, messages(userId, EACH, 2), rig.extensionId);
  await foreign.close();
  const service = await rig.openWeb(rig.service.url);
  from["a content script with our ID"] = await inParts(messages(userId, EACH, 4), (part) =>
    rig.inBarePage(asOurContentScript(part)),
  );
  await service.close();

  console.log(from);
  expect(await rig.state()).toEqual(before);
  // Only the last is heard by the worker at all; nobody is answered.
  const heard = Object.fromEntries(Object.keys(from).map((name) => [name, { delivered: 0, answered: 0 }]));
  expect(from).toEqual({ ...heard, "a content script with our ID": { delivered: EACH, answered: 0 } });
  expect(Object.keys(from)).toHaveLength(rig.webPagesSend ? 4 : 3);
  expect(await rig.uncaught()).toEqual([]);
});

test(`${EACH} malformed messages from a page of its own have no effect @short`, async () => {
  const options = await rig.open("options.html");
  const before = await settledState();
  const malformed = malformedMessages(userId, EACH, 5);
  expect(malformed).toHaveLength(EACH);
  const tally = await send(options, malformed);
  console.log({ own: tally });
  expect(tally).toEqual({ delivered: EACH, answered: 0 });
  expect(await rig.state()).toEqual(before);
  expect(await rig.uncaught()).toEqual([]);
  await options.close();
});

test("well-formed ones from a page of its own are heard, and errors are noted, so that the ones above can fail @short", async () => {
  const options = await rig.open("options.html");
  const before = await settledState();
  const right = wellFormed(userId).filter(({ name }) => name === "clear-desk" || name === "lock");
  const texts = right.map((message) => JSON.stringify(message));
  expect(await send(options, texts)).toEqual({ delivered: 2, answered: 2 });
  expect(await rig.state()).not.toEqual(before);
  await rig.throwInWorker();
  await expect.poll(async () => JSON.stringify(await rig.uncaught())).toContain("canary");
});

/**
 * What opening a page had to write is written: two looks, one like the other. A busy browser can tell the worker minutes after its start
 * that there is no policy, which is remembered then.
 */
async function settledState(): Promise<unknown> {
  let seen = await rig.state();
  await expect
    .poll(
      async () => {
        const last = JSON.stringify(seen);
        seen = await rig.state();
        return last.includes('"lastPolicy"') && JSON.stringify(seen) === last;
      },
      { timeout: 150_000 },
    )
    .toBe(true);
  return seen;
}

/** Sends from the page itself; without an ID to whoever the page belongs to. */
function send(page: Screen<Located>, texts: readonly string[], id?: string): Promise<Tally> {
  return inParts(texts, (part) => page.evaluate(`(${SEND})(${JSON.stringify(part)}, ${JSON.stringify(id ?? null)})`));
}

async function inParts(texts: readonly string[], deliver: (part: string[]) => Promise<unknown>): Promise<Tally> {
  const all: Tally = { delivered: 0, answered: 0 };
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const { delivered, answered } = Tally.parse(await deliver(texts.slice(at, at + AT_ONCE)));
    all.delivered += delivered;
    all.answered += answered;
  }
  return all;
}

/** There is none, but a page that broke out of its process could pass for one: in the one origin that we may script. */
function asOurContentScript(texts: readonly string[]): string {
  return `chrome.tabs.query({}).then(async (tabs) => {
    for (const { id } of tabs) {
      const injected = await chrome.scripting.executeScript({
        target: { tabId: id }, func: ${SEND}, args: [${JSON.stringify(texts)}, null],
      }).catch(() => undefined);
      if (injected) return injected[0].result;
    }
  })`;
}
