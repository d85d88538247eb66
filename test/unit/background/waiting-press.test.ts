import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { failed } from "../../../lib/failure.ts";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import type { FixId } from "../../../lib/fixes/index.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { patternOf } from "../../../lib/settings/permission.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { attemptsItem, chosenFixesItem, lookupItem, policyItem } from "../../../lib/state/items.ts";
import { lock } from "../../../lib/vault/lock.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox } from "../../../sandbox/server.ts";
import { extension } from "../../doubles/browser.ts";
import { setUpFor, startWorker } from "../../doubles/sandbox-worker.ts";
import { freshBrowser, gate, saveSettings, unlockedWith, untilQuiet } from "../../doubles/worker.ts";

// A press waits for another fix of the same customer. What is true when its turn comes counts.

const { userId } = people.zhangSan;

const sandbox = await startSandbox();
let handlers: ReturnType<typeof startWorker>;
let way: ReturnType<typeof gate>;
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
  await find(userId);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const find = (id: string) => handlers["find-user"]({ typed: id, userId: id, userIdType: "user_id" });
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

function nothing(): void {
  // The first fix does it.
}
function signInToOneMore(): void {
  const person = sandbox.state.world.people.find((one) => one.userId === userId);
  person?.sessions?.push({ appId: "6319a1504f30c2a7f214d009", appName: "Bank" });
}

it.each([
  ["what it waited for has taken the target", "unbind-email", "reset-password", nothing],
  ["the customer has signed in to one more app", "unbind-phone", "sign-out", signInToOneMore],
] as const)("is not sent, and says so, if %s", async (_what, first, second, meanwhile) => {
  expect(await pressBoth(first, second, meanwhile)).toEqual(failed("target-changed"));
  expect((await attemptOf(first))?.outcome).toBe("done");
  expect(await attemptOf(second)).toMatchObject({ outcome: "not-sent", failure: { code: "target-changed" } });
  expect(callsOf("kick-users") + callsOf("update-user")).toBe(0);
});

const { accessKeyId, accessKeySecret, appId } = credentials;
const OTHER = "https://other.example";
/** The key of another pool at the same address, or another service. */
async function save(changes: { serviceAddress?: string; accessKeyId?: string }): Promise<void> {
  const settings = { serviceAddress: sandbox.url, accessKeyId, appId, route: "unbind-phone" as const, ...changes };
  extension.granted.add(patternOf(OTHER));
  await saveSettings({ ...settings, accessKeySecret, passphrase: "", sessionOnly: true });
  // Here both are granted: that alone must not let it go.
  extension.granted.add(patternOf(sandbox.url));
}

const relock = () => lock().then(() => unlockedWith(accessKeySecret));

it.each([
  ["the desk was locked", "secret-not-kept", () => lock()],
  ["the desk was locked and unlocked again", "user-changed", () => relock()],
  ["the desk was locked, unlocked, and had them again", "user-changed", () => relock().then(() => find(userId))],
  ["another service was saved", "user-changed", () => save({ serviceAddress: OTHER })],
  ["another key was saved", "user-changed", () => save({ accessKeyId: "key-of-another-pool" })],
  ["the permission was taken", "no-permission", () => extension.granted.clear()],
  ["the team took the fix off the desk", "fix-not-allowed", () => chosenFixesItem.setValue(["unbind-phone"])],
  ["the policy forbids the fix", "fix-not-allowed", () => policyItem.setValue({ allowedFixes: ["unbind-phone"] })],
  ["the desk was cleared", "user-changed", () => handlers["clear-desk"]({})],
  ["somebody else was looked up", "user-changed", () => find(people.liSi.userId)],
] as const)(
  "is not sent if %s meanwhile, and is told wherever the agent is by then: %s",
  async (_what, code, meanwhile) => {
    expect(await pressBoth("unbind-phone", "sign-out", meanwhile)).toEqual(failed(code));
    expect(callsOf("kick-users")).toBe(0);
    expect(await attemptOf("sign-out")).toMatchObject({ outcome: "not-sent", failure: { code } });
    const told = (await createJournal().find({ text: "", limit: 10 })).attempts;
    expect(told.find(({ fixId }) => fixId === "sign-out")).toMatchObject({ outcome: "not-sent", failure: { code } });
  },
);

it("is sent if the desk was cleared and had back", async () => {
  await pressBoth("unbind-phone", "sign-out", () => handlers["clear-desk"]({}).then(() => handlers["undo-clear"]({})));
  expect(await attemptOf("sign-out")).toMatchObject({ outcome: "done" });
});

it("is tried anew at once after one that was not sent, and not by a second Enter", async () => {
  const passCode = await codeFor("unbind-phone");
  const passCodeTypedAt = Date.now();
  const pressed = () => handlers["apply-fix"]({ fixId: "unbind-phone", userId, passCode, passCodeTypedAt });
  way.open();
  sandbox.state.faults.add({ call: "get-user", kind: "server-error", times: null });
  await Promise.all([pressed(), pressed()]);
  expect((await createJournal().find({ text: "", limit: 10 })).attempts).toMatchObject([{ outcome: "not-sent" }]);
  sandbox.state.faults.clear();
  await pressed();
  expect(await attemptOf("unbind-phone")).toMatchObject({ outcome: "done" });
});

it("is sent although the desk is cleared right after it, if there was nothing to wait for", async () => {
  const passCode = await codeFor("unbind-phone");
  way.open();
  // Asked at the press, and once more when its turn comes.
  vi.spyOn(chosenFixesItem, "getValue")
    .mockResolvedValueOnce([...fixIds])
    .mockImplementationOnce(() => handlers["clear-desk"]({}).then(() => [...fixIds]));
  await press("unbind-phone", passCode);
  expect(await attemptOf("unbind-phone")).toMatchObject({ outcome: "done" });
});

it("is sent with a new secret for the same key: nothing that it was pressed for has changed", async () => {
  const meanwhile = () => unlockedWith(accessKeySecret);
  expect(await pressBoth("unbind-phone", "sign-out", meanwhile)).toMatchObject({ ok: true });
  expect(await attemptOf("sign-out")).toMatchObject({ outcome: "done" });
});
