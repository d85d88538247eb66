import { test } from "@playwright/test";
import fc from "fast-check";
import * as z from "zod";
import type { FaultInput } from "../../sandbox/faults/faults.ts";
import { people } from "../../sandbox/people.ts";
import type { Desk } from "../stories/support/desk.ts";
import { expect } from "../stories/support/expect.ts";
import { fuzzedAnswer } from "./fuzz/answers.ts";
import { isDocumented } from "./fuzz/documented.ts";
import { times as howMany } from "./support/how-much.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";

const ROUNDS = howMany(500);
const MEGABYTES = 50;
const { userId } = people.zhangSan;
const FIND = { typed: userId, userId, userIdType: "user_id" };
const OK = '{"statusCode":200,"message":"ok","requestId":"r"}';
const GONE = `{"statusCode":200,"data":{"userId":"${userId}","phone":null}}`;

const Lookup = z.object({ lookup: z.object({ state: z.string() }) });
const Attempt = z.object({
  outcome: z.string(),
  readBack: z.optional(z.object({ done: z.optional(z.boolean()) })),
});
const Attempts = z.object({ attempts: z.record(z.string(), z.unknown()) });

let rig: Rig;
let desk: Desk;

test.beforeAll(async ({ browserName }) => {
  rig = await openRig(browserName);
  await rig.setUp();
  desk = await rig.openDesk();
  await desk.find(people.zhangSan);
});
test.afterAll(() => rig.close());

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
    const says = (call: string, answer = String(body), httpStatus = status, skip = 0): FaultInput => ({
      call,
      kind: "verbatim",
      body: answer,
      httpStatus,
      skip,
      times: null,
    });
    if (round % 4 === 0) {
      rig.service.break(says("get-user"));
      await rig.ask("find-user", FIND);
      const shown = await lookUp();
      count(`look-up ${shown}`);
      if (shown === "found") expect(isDocumented(text, "user"), text).toBe(true);
    } else if (round % 4 === 1) {
      rig.service.break(says("get-management-token"));
      const { ok } = await rig.ask("test-connection");
      count(`connection ${ok ? "works" : "fails"}`);
      expect(ok, text).toBe(isDocumented(text, "token"));
    } else if (round % 4 === 2) {
      const { outcome } = await press(says("unbind-phone"));
      count(`answer ${outcome}`);
      // The phone is still bound, whatever was said.
      expect(outcome === "contradicted", text).toBe(isDocumented(text, "nothing"));
      expect(["contradicted", "refused", "unknown"]).toContain(outcome);
    } else {
      // The first read is the one before the send.
      const { outcome, readBack } = await press(
        says("unbind-phone", OK, 200),
        says("get-user", undefined, undefined, 1),
      );
      count(`read-back ${outcome}, done ${String(readBack?.done ?? "not known")}`);
      // Another user, as a merged account is answered, says nothing of this one.
      expect(readBack?.done !== undefined, text).toBe(isDocumented(text, "user") && text.includes(userId));
    }
    rig.service.mend();
    expect(await desk.page.evaluate(INJECTED), text).toEqual([]);
  }
  console.log(tally);
  expect(await rig.uncaught()).toEqual([]);
  expect(Object.keys(tally).length).toBeGreaterThan(ROUNDS > 100 ? 7 : 4);
});

test(`${MEGABYTES} MB in place of each answer are read no further than the bound, and the desk still works @short`, async () => {
  for (const call of ["get-user", "unbind-phone", "get-management-token"]) {
    const huge: FaultInput = { call, kind: "huge", megabytes: MEGABYTES, times: null };
    if (call === "unbind-phone") await press(huge);
    else rig.service.break(huge);
    if (call === "get-user") await rig.ask("find-user", FIND);
    if (call === "get-management-token")
      expect(await rig.ask("test-connection")).toMatchObject({ ok: false, failure: { came: "too-large" } });
    rig.service.mend();
  }
  expect(await rig.ask("test-connection")).toMatchObject({ ok: true });
  await rig.ask("find-user", FIND);
  expect(await lookUp()).toBe("found");
  expect(await desk.page.evaluate(INJECTED)).toEqual([]);
  expect(await rig.uncaught()).toEqual([]);
});

test("an answer of the documented shape is a success, and markup that got through would be seen, so that the ones above can fail @short", async () => {
  const attempt = await press(
    { call: "unbind-phone", kind: "verbatim", body: OK },
    { call: "get-user", kind: "verbatim", body: GONE, skip: 1, times: null },
  );
  expect(attempt).toMatchObject({ outcome: "done", readBack: { done: true } });
  rig.service.mend();
  await desk.page.evaluate(`void document.body.append(document.createElement("iframe"))`);
  expect(await desk.page.evaluate(INJECTED)).toEqual(["iframe"]);
});

async function lookUp(): Promise<string> {
  return Lookup.parse(await rig.session()).lookup.state;
}

/** One press for the customer on screen, and what it came to. */
async function press(...faults: FaultInput[]) {
  await rig.ask("find-user", FIND);
  for (const fault of faults) rig.service.break(fault);
  const sent = (name: string) => rig.service.calls(name).length;
  const [unbinds, tokens] = [sent("unbind-phone"), sent("get-management-token")];
  await rig.ask("apply-fix", { fixId: "unbind-phone", userId, passCode: "123456", passCodeTypedAt: Date.now() });
  // Once, and once more at most after an answer for which the token was renewed.
  const times = sent("unbind-phone") - unbinds;
  expect(times).toBeGreaterThanOrEqual(1);
  expect(times).toBeLessThanOrEqual(1 + sent("get-management-token") - tokens);
  return Attempt.parse(Object.values(Attempts.parse(await rig.session()).attempts)[0]);
}

/** What markup would have become, and whether any of it ran. */
const INJECTED = `[
  ...(globalThis.fuzzRan === undefined ? [] : [globalThis.fuzzRan]),
  ...[...document.querySelectorAll("iframe, object, embed, img, script:not([src]), [onload], [onerror], a[href^='javascript']")]
    .map(({ localName }) => localName),
]`;
