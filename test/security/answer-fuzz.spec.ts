import { expect, test, type Page } from "@playwright/test";
import fc from "fast-check";
import * as z from "zod";
import { people } from "../../sandbox/people.ts";
import { Desk } from "./support/desk.ts";
import { fuzzedAnswer } from "./fuzz/answers.ts";
import { isDocumented } from "./fuzz/documented.ts";
import { times as howMany } from "./support/how-much.ts";

const ROUNDS = howMany(500);
const MEGABYTES = 50;
const { userId } = people.zhangSan;
const FIND = { typed: userId, userId, userIdType: "user_id" };
const OK = '{"statusCode":200,"message":"ok","requestId":"r"}';
const GONE = `{"statusCode":200,"data":{"userId":"${userId}","phone":null}}`;

const Reply = z.object({ ok: z.boolean() });
const Attempt = z.object({
  outcome: z.string(),
  readBack: z.optional(z.object({ done: z.optional(z.boolean()) })),
});

let desk: Desk;
let popup: Page;

test.beforeAll(async () => {
  desk = await Desk.open();
  await desk.noteRuntimeErrors();
  await desk.setUp();
  popup = await desk.page("popup");
  await popup.getByLabel("User", { exact: true }).fill(userId);
  await popup.getByRole("button", { name: /^Unbind 138/ }).waitFor();
});
test.afterAll(() => desk.close());

/** Text that comes unpacked, and with no status at which a read is repeated: those are for the tests of the transport. */
const BODIES = fuzzedAnswer
  .filter(({ body, headers, megabytes }) => typeof body === "string" && !headers["content-encoding"] && megabytes === 0)
  .filter(({ status }) => status !== 429 && status !== 503);

test(`${ROUNDS} fuzzed answers, shown on an open desk: nothing runs, nothing breaks, and only the documented shape is a success @short`, async () => {
  const tally: Record<string, number> = {};
  const count = (what: string) => (tally[what] = (tally[what] ?? 0) + 1);
  for (const [round, { status, body }] of fc.sample(BODIES, { numRuns: ROUNDS, seed: 20_261_123 }).entries()) {
    // As it is read: without the mark that says how bytes are ordered.
    const text = new TextDecoder().decode(Buffer.from(body));
    const says = (call: string, answer = String(body), httpStatus = status, skip = 0) =>
      desk.sandbox.state.faults.add({ call, kind: "verbatim", body: answer, httpStatus, skip, times: null });
    if (round % 4 === 0) {
      says("get-user");
      await ask("find-user", FIND);
      const shown = await lookUp();
      count(`look-up ${shown}`);
      if (shown === "found") expect(isDocumented(text, "user"), text).toBe(true);
    } else if (round % 4 === 1) {
      says("get-management-token");
      const { ok } = await ask("test-connection", {});
      count(`connection ${ok ? "works" : "fails"}`);
      expect(ok, text).toBe(isDocumented(text, "token"));
    } else if (round % 4 === 2) {
      says("unbind-phone");
      const { outcome } = await press();
      count(`answer ${outcome}`);
      // The phone is still bound, whatever was said.
      expect(outcome === "contradicted", text).toBe(isDocumented(text, "nothing"));
      expect(["contradicted", "refused", "unknown"]).toContain(outcome);
    } else {
      says("unbind-phone", OK, 200);
      // The first read is the one before the send.
      says("get-user", undefined, undefined, 1);
      const { outcome, readBack } = await press();
      count(`read-back ${outcome}, done ${String(readBack?.done ?? "not known")}`);
      // Another user, as a merged account is answered, says nothing of this one.
      expect(readBack?.done !== undefined, text).toBe(isDocumented(text, "user") && text.includes(userId));
    }
    desk.sandbox.state.faults.clear();
    expect(await popup.evaluate(INJECTED), text).toEqual([]);
  }
  console.log(tally);
  expect(await desk.runtimeErrors()).toEqual([]);
  expect(Object.keys(tally).length).toBeGreaterThan(ROUNDS > 100 ? 7 : 4);
});

test(`${MEGABYTES} MB in place of each answer are read no further than the bound, and the desk still works @short`, async () => {
  for (const call of ["get-user", "unbind-phone", "get-management-token"]) {
    desk.sandbox.state.faults.add({ call, kind: "huge", megabytes: MEGABYTES, times: null });
    if (call === "get-user") await ask("find-user", FIND);
    else if (call === "unbind-phone") await press();
    else expect(await ask("test-connection", {})).toMatchObject({ ok: false, failure: { came: "too-large" } });
    desk.sandbox.state.faults.clear();
  }
  expect(await ask("test-connection", {})).toMatchObject({ ok: true });
  await ask("find-user", FIND);
  expect(await lookUp()).toBe("found");
  expect(await popup.evaluate(INJECTED)).toEqual([]);
  expect(await desk.runtimeErrors()).toEqual([]);
});

test("an answer of the documented shape is a success, and markup that got through would be seen, so that the ones above can fail @short", async () => {
  desk.sandbox.state.faults.add({ call: "unbind-phone", kind: "verbatim", body: OK });
  await ask("find-user", FIND);
  const pressing = press(() => {
    desk.sandbox.state.faults.add({ call: "get-user", kind: "verbatim", body: GONE, skip: 1, times: null });
  });
  expect(await pressing).toMatchObject({ outcome: "done", readBack: { done: true } });
  desk.sandbox.state.faults.clear();
  await popup.evaluate(`document.body.append(document.createElement("iframe"))`);
  expect(await popup.evaluate(INJECTED)).toEqual(["iframe"]);
});

async function ask(name: string, payload: object) {
  return Reply.loose().parse(await popup.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, payload })})`));
}

async function lookUp(): Promise<string> {
  return z
    .string()
    .parse(await popup.evaluate("chrome.storage.session.get('lookup').then(({ lookup }) => lookup.state)"));
}

/** One press for the customer on screen, and what it came to. */
async function press(before = () => {}) {
  const faults = desk.sandbox.state.faults.list();
  desk.sandbox.state.faults.clear();
  await ask("find-user", FIND);
  faults.forEach((fault) => desk.sandbox.state.faults.add(fault));
  before();
  const sent = (name: string) => desk.sandbox.state.calls.filter(({ call }) => call === name).length;
  const [unbinds, tokens] = [sent("unbind-phone"), sent("get-management-token")];
  await ask("apply-fix", { fixId: "unbind-phone", userId, passCode: "123456", passCodeTypedAt: Date.now() });
  // Once, and once more at most after an answer for which the token was renewed.
  const times = sent("unbind-phone") - unbinds;
  expect(times).toBeGreaterThanOrEqual(1);
  expect(times).toBeLessThanOrEqual(1 + sent("get-management-token") - tokens);
  return Attempt.parse(
    await popup.evaluate(`chrome.storage.session.get("attempts").then(({ attempts }) => Object.values(attempts)[0])`),
  );
}

/** What markup would have become, and whether any of it ran. */
const INJECTED = `[
  ...(globalThis.fuzzRan === undefined ? [] : [globalThis.fuzzRan]),
  ...[...document.querySelectorAll("iframe, object, embed, img, script:not([src]), [onload], [onerror], a[href^='javascript']")]
    .map(({ localName }) => localName),
]`;
