import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { failed } from "../../../lib/failure.ts";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import type { FixId } from "../../../lib/fixes/index.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { attemptsItem, chosenFixesItem, lookupItem } from "../../../lib/state/items.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";
import { setUpFor, startWorker } from "../../doubles/sandbox-worker.ts";
import { freshBrowser, gate, untilQuiet } from "../../doubles/worker.ts";

// A press waits for another fix of the same customer. What is true when its turn comes counts.

const { userId } = people.zhangSan;

let sandbox: RunningSandbox;
let handlers: ReturnType<typeof startWorker>;
let way: ReturnType<typeof gate>;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.state.reset();
  freshBrowser();
  vi.stubGlobal("indexedDB", new IDBFactory());
  await setUpFor(sandbox.url);
  await chosenFixesItem.setValue(fixIds);
  handlers = startWorker();
  const { fetch } = globalThis;
  way = gate();
  // The first fix takes a while on its way to the service.
  vi.stubGlobal("fetch", async (request: Request) => {
    if (/unbind-(?:phone|email)/.test(request.url)) await way.opened;
    return fetch(request);
  });
  await handlers["find-user"]({ typed: userId, userId, userIdType: "user_id" });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const attemptOf = async (fixId: FixId) =>
  (await attemptsItem.getValue())[fixUserKey({ serviceAddress: sandbox.url, fixId, userId })];
const callsOf = (name: string) => sandbox.state.calls.filter(({ call }) => call === name).length;

async function codeFor(fixId: FixId): Promise<string> {
  await handlers["send-code"]({ fixId, userId });
  return sandbox.state.world.messages.at(-1)?.code ?? "";
}

async function press(fixId: FixId, passCode: string) {
  const target = (await lookupItem.getValue())?.customer?.verdicts[fixId]?.target;
  const seen = { fixId, userId, ...(target !== undefined && { target }) };
  return handlers["apply-fix"]({ ...seen, passCode, passCodeTypedAt: Date.now() });
}

/** Presses one fix, and the other while the first is under way. Then the first goes on. */
async function pressBoth(first: FixId, second: FixId, meanwhile: () => unknown) {
  const codes = [await codeFor(first), second === "sign-out" ? "" : await codeFor(second)] as const;
  if (second === "sign-out") await handlers["preview-fix"]({ fixId: second, userId });
  const pressed = press(first, codes[0]);
  await vi.waitFor(async () => expect((await attemptOf(first))?.state).toBe("sending"));
  const waiting = press(second, codes[1]);
  await untilQuiet();
  await meanwhile();
  way.open();
  await pressed;
  return waiting;
}

const person = () => sandbox.state.world.people.find((one) => one.userId === userId);

it.each([
  ["what it waited for has taken the target", "unbind-email", "reset-password", () => undefined],
  [
    "the customer has signed in to one more app",
    "unbind-phone",
    "sign-out",
    () => person()?.sessions?.push({ appId: "6319a1504f30c2a7f214d009", appName: "Bank" }),
  ],
] as const)("is not sent, and says so, if %s", async (_what, first, second, meanwhile) => {
  expect(await pressBoth(first, second, meanwhile)).toEqual(failed("target-changed"));
  expect((await attemptOf(first))?.outcome).toBe("done");
  expect(await attemptOf(second)).toBeUndefined();
  expect(callsOf("kick-users") + callsOf("update-user")).toBe(0);
});
