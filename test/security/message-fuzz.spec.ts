import { resolve } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import fc from "fast-check";
import * as z from "zod";
import { messageSchemas } from "../../lib/message-schemas.ts";
import { people } from "../../sandbox/people.ts";
import { startCollector, type Collector } from "./collector.ts";
import { Desk } from "./desk.ts";
import { unpackedId } from "./extension-id.ts";
import { fuzzedMessage, wellFormed } from "./fuzz/messages.ts";
import { times } from "./how-much.ts";

const EACH = times(2_500);
const OWN = times(10_000);
const OTHER = resolve("test/security/other-extension");
const Tally = z.object({ delivered: z.number(), answered: z.number() });
type Tally = z.infer<typeof Tally>;

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

const MESSAGES = fuzzedMessage(people.zhangSan.userId);
const sample = (count: number, seed: number) => fc.sample(MESSAGES, { numRuns: count, seed });

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
});

test(`${OWN} malformed messages from a page of its own have no effect @short`, async () => {
  const options = await desk.page("options");
  const before = await settledState();
  const malformed = sample(OWN * 2, 5)
    .filter((text) => !isWellFormed(text))
    .slice(0, OWN);
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
  const messages = wellFormed(people.zhangSan.userId).filter(({ name }) => name === "clear-desk" || name === "lock");
  const tally = await send(
    options,
    messages.map((message) => JSON.stringify(message)),
  );
  expect(tally).toEqual({ delivered: 2, answered: 2 });
  expect(await desk.state()).not.toEqual(before);
  await desk.context.serviceWorkers()[0]?.evaluate("void setTimeout(() => { throw new Error('canary') })");
  await expect.poll(() => desk.runtimeErrors().then((errors) => JSON.stringify(errors))).toContain("canary");
});

/** What opening a page had to write is written: two looks, one like the other. */
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

function isWellFormed(text: string): boolean {
  const message = z.object({ name: z.string(), payload: z.unknown() }).safeParse(JSON.parse(text)).data;
  const schema = Object.entries(messageSchemas).find(([name]) => name === message?.name)?.[1];
  return schema?.safeParse(message?.payload).success === true;
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
