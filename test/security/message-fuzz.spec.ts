import { resolve } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import { startCollector, type Collector } from "./support/collector.ts";
import { Desk } from "./support/desk.ts";
import { unpackedId } from "./support/extension-id.ts";
import { malformedMessages, messages } from "./fuzz/malformed.ts";
import { wellFormed } from "./fuzz/messages.ts";
import { SEND, Tally } from "./fuzz/send.ts";
import { times } from "./support/how-much.ts";

const EACH = times(10_000);
const OWN = times(10_000);
const OTHER = resolve("test/security/other-extension");

let desk: Desk;
let collector: Collector;

test.beforeAll(async () => {
  collector = await startCollector();
  desk = await Desk.open({ otherExtensionDir: OTHER });
  await desk.noteRuntimeErrors();
  await desk.setUp();
  const popup = await desk.page("popup");
  await desk.typeCode(popup);
  await popup.getByRole("button", { name: /^Unbind 138/ }).click();
  await popup.getByText("Phone unbound").waitFor();
  await popup.close();
});
test.afterAll(async () => {
  await desk.close();
  await collector.close();
});

const sample = (count: number, seed: number) => messages(people.zhangSan.userId, count, seed);

test(`${EACH} messages each from a web page, another extension, and two content scripts have no effect @short`, async () => {
  const [page, foreign, service] = [
    await desk.context.newPage(),
    await desk.context.newPage(),
    await desk.context.newPage(),
  ];
  await page.goto(`${collector.url}/stranger`);
  await foreign.goto(`chrome-extension://${unpackedId(OTHER)}/page.html`);
  await service.goto(desk.sandbox.url);
  const before = await settledState();

  const from: Record<string, Tally> = {
    "a web page": await send(page, sample(EACH, 1), desk.extensionId),
    "another extension": await send(foreign, sample(EACH, 2), desk.extensionId),
    "its content script": await sendFromContentScript(page, sample(EACH, 3)),
    "a content script with our ID": await sendAsOurContentScript(service, sample(EACH, 4)),
  };
  console.log(from);
  expect(await desk.state()).toEqual(before);
  // Only the last is heard by the worker at all; nobody is answered.
  const heard = Object.fromEntries(Object.keys(from).map((name) => [name, { delivered: 0, answered: 0 }]));
  expect(from).toEqual({ ...heard, "a content script with our ID": { delivered: EACH, answered: 0 } });
  expect(await desk.runtimeErrors()).toEqual([]);
  for (const opened of [page, foreign, service]) await opened.close();
});

test(`${OWN} malformed messages from a page of its own have no effect @short`, async () => {
  const options = await desk.page("options");
  const before = await settledState();
  const malformed = malformedMessages(people.zhangSan.userId, OWN, 5);
  expect(malformed).toHaveLength(OWN);
  const tally = await send(options, malformed);
  console.log({ own: tally });
  expect(tally).toEqual({ delivered: OWN, answered: 0 });
  expect(await desk.state()).toEqual(before);
  expect(await desk.runtimeErrors()).toEqual([]);
  await options.close();
});

test("well-formed ones from a page of its own are heard, and errors are noted, so that the ones above can fail @short", async () => {
  const options = await desk.page("options");
  const before = await settledState();
  const right = wellFormed(people.zhangSan.userId).filter(({ name }) => name === "clear-desk" || name === "lock");
  const texts = right.map((message) => JSON.stringify(message));
  expect(await send(options, texts)).toEqual({ delivered: 2, answered: 2 });
  expect(await desk.state()).not.toEqual(before);
  await desk.context.serviceWorkers()[0]?.evaluate("void setTimeout(() => { throw new Error('canary') })");
  await expect.poll(() => desk.runtimeErrors().then((errors) => JSON.stringify(errors))).toContain("canary");
});

/**
 * What opening a page had to write is written: two looks, one like the other. A busy browser can tell the worker minutes after its start
 * that there is no policy, which is remembered then.
 */
async function settledState(): Promise<unknown> {
  let seen = await desk.state();
  await expect
    .poll(
      async () => {
        const last = JSON.stringify(seen);
        seen = await desk.state();
        return last.includes('"lastPolicy"') && JSON.stringify(seen) === last;
      },
      { timeout: 150_000 },
    )
    .toBe(true);
  return seen;
}

/** Sends from the page itself; without an ID to whoever the page belongs to. */
async function send(page: Page, texts: readonly string[], id?: string): Promise<Tally> {
  return Tally.parse(await page.evaluate(`(${SEND})(${JSON.stringify(texts)}, ${JSON.stringify(id ?? null)})`));
}

async function sendFromContentScript(page: Page, texts: readonly string[]): Promise<Tally> {
  const detail = `{"id":"${desk.extensionId}","messages":[${texts.join()}]}`;
  const sent = page.evaluate(`new Promise((done) => {
    document.addEventListener("sent", ({ detail }) => done(JSON.parse(detail)), { once: true });
    document.dispatchEvent(new CustomEvent("send", { detail: ${JSON.stringify(detail)} }));
  })`);
  return Tally.parse(await sent);
}

/** There is none, but a page that broke out of its renderer could pass for one: in the one origin that we may script. */
async function sendAsOurContentScript(page: Page, texts: readonly string[]): Promise<Tally> {
  const bare = await desk.barePage();
  const results: unknown = await bare.evaluate(`chrome.tabs.query({}).then(async (tabs) => {
    for (const { id } of tabs) {
      const injected = await chrome.scripting.executeScript({
        target: { tabId: id }, func: ${SEND}, args: [${JSON.stringify(texts)}, null],
      }).catch(() => undefined);
      if (injected) return injected[0].result;
    }
  })`);
  await bare.close();
  expect(page.url()).toContain(desk.sandbox.url);
  return Tally.parse(results);
}
