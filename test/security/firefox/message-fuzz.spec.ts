import { expect, test } from "@playwright/test";
import { people } from "../../../sandbox/people.ts";
import { EXTENSION_ID } from "../../firefox/firefox-extension.ts";
import { startCollector, type Collector } from "../support/collector.ts";
import { malformedMessages, messages } from "../fuzz/malformed.ts";
import { wellFormed } from "../fuzz/messages.ts";
import { SEND, Tally } from "../fuzz/send.ts";
import { times } from "../support/how-much.ts";
import { FirefoxDesk } from "./firefox-desk.ts";

const EACH = times(10_000);
/** Firefox gives a script a limited time. */
const AT_ONCE = 500;
const OTHER = { dir: "test/security/other-extension", id: "another-extension@tests.noreply" };
const UUIDS = {
  [EXTENSION_ID]: "6e2f6f0a-5c1e-4b0b-9d63-0d1c5a7e9f42",
  [OTHER.id]: "0c9e2b51-6a0e-4d2c-8a53-2f0e6b7d1a90",
};
const { userId } = people.zhangSan;

let desk: FirefoxDesk;
let collector: Collector;

test.beforeAll(async () => {
  collector = await startCollector();
  desk = await FirefoxDesk.open({ "extensions.webextensions.uuids": JSON.stringify(UUIDS) });
  await desk.firefox.installAddon(OTHER.dir);
  await desk.setUp();
  await desk.doOneJob();
});
test.afterAll(async () => {
  await desk.close();
  await collector.close();
});

test(`in Firefox, ${EACH} messages each from another extension and two content scripts have no effect @short`, async () => {
  const { firefox } = desk;
  const before = await settledState();

  await firefox.page(`${collector.url}/stranger`);
  expect(await firefox.evaluate("return [typeof browser, typeof globalThis.chrome?.runtime]"), "a web page").toEqual([
    "undefined",
    "undefined",
  ]);
  const from: Record<string, Tally> = {
    "another extension's content script": await inParts(messages(userId, EACH, 3), (part) =>
      firefox.evaluate(THROUGH_CONTENT_SCRIPT, `{"id":"${EXTENSION_ID}","messages":[${part.join()}]}`),
    ),
  };
  await firefox.page(`moz-extension://${UUIDS[OTHER.id] ?? ""}/page.html`);
  from["another extension"] = await inParts(messages(userId, EACH, 2), (part) => send(part, EXTENSION_ID));
  await firefox.page(desk.service.url);
  await firefox.open("manifest.json");
  from["a content script with our ID"] = await inParts(messages(userId, EACH, 4), (part) =>
    firefox.evaluate(AS_OUR_CONTENT_SCRIPT, part, "http://127.0.0.1/*"),
  );
  await firefox.closeTab();
  console.log("Firefox:", from);

  expect(await desk.state()).toEqual(before);
  // Only the last is heard by the background at all; nobody is answered.
  expect(from).toEqual({
    "another extension's content script": { delivered: 0, answered: 0 },
    "another extension": { delivered: 0, answered: 0 },
    "a content script with our ID": { delivered: EACH, answered: 0 },
  });
  expect(await desk.uncaught()).toEqual([]);
});

test(`in Firefox, ${EACH} malformed messages from a page of its own have no effect @short`, async () => {
  const before = await settledState();
  const malformed = malformedMessages(userId, EACH, 5);
  expect(malformed).toHaveLength(EACH);
  const tally = await inParts(malformed, (part) => send(part, null));
  console.log("Firefox:", { own: tally });
  expect(tally).toEqual({ delivered: EACH, answered: 0 });
  expect(await desk.state()).toEqual(before);
  expect(await desk.uncaught()).toEqual([]);
});

test("in Firefox, well-formed ones from a page of its own are heard, so that the ones above can fail @short", async () => {
  const before = await settledState();
  const right = wellFormed(userId).filter(({ name }) => name === "clear-desk" || name === "lock");
  const texts = right.map((message) => JSON.stringify(message));
  expect(await send(texts, null)).toEqual({ delivered: 2, answered: 2 });
  expect(await desk.state()).not.toEqual(before);
});

/** What a visit had to write is written: two looks, one like the other. */
async function settledState(): Promise<unknown> {
  let seen = await desk.state();
  await expect
    .poll(async () => {
      const last = JSON.stringify(seen);
      seen = await desk.state();
      return JSON.stringify(seen) === last;
    })
    .toBe(true);
  return seen;
}

/** From the page in front. */
function send(texts: readonly string[], id: string | null): Promise<unknown> {
  return desk.firefox.evaluate(`return (${SEND})(...arguments)`, texts, id);
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

const THROUGH_CONTENT_SCRIPT = `const [detail] = arguments; return new Promise((done) => {
  document.addEventListener("sent", ({ detail }) => done(JSON.parse(detail)), { once: true });
  document.dispatchEvent(new CustomEvent("send", { detail }));
})`;

/** There is none, but a page that broke out of its process could pass for one: in the one host that we may script. */
const AS_OUR_CONTENT_SCRIPT = `const [texts, url] = arguments; return browser.tabs.query({ url }).then(async ([{ id }]) => {
  const [{ result }] = await browser.scripting.executeScript({ target: { tabId: id }, func: ${SEND}, args: [texts, null] });
  return result;
})`;
