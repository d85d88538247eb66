import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { showUserAgain } from "../../../lib/customer/find-user.ts";
import { failed } from "../../../lib/failure.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import * as items from "../../../lib/state/items.ts";
import { inTurn, lock } from "../../../lib/vault/lock.ts";
import { forgetService } from "../../../lib/vault/save-settings.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox } from "../../../sandbox/server.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { extension } from "../../doubles/browser.ts";
import { setUpFor, startWorker } from "../../doubles/sandbox-worker.ts";
import { userWith } from "../../doubles/users.ts";
import { freshBrowser, gate, storedIn, unlockedWith, untilQuiet } from "../../doubles/worker.ts";

// The whole worker but its browser: real handlers, a real service over HTTP, storage and journal in memory.

const { zhangSan, wangWu, oliver } = people;
const fixId = "unbind-phone";

const sandbox = await startSandbox();
afterAll(() => sandbox.close());

let handlers: ReturnType<typeof startWorker>;
beforeEach(async () => {
  sandbox.state.reset();
  freshBrowser();
  vi.stubGlobal("indexedDB", new IDBFactory());
  await setUpFor(sandbox.url);
  handlers = startWorker();
});

const attemptOf = async (userId: string) =>
  (await items.attemptsItem.getValue())[fixUserKey({ serviceAddress: sandbox.url, fixId, userId })];
const changes = () => sandbox.state.calls.filter(({ call }) => call === "unbind-phone" || call === "update-user");

async function find(phone: string): Promise<void> {
  await handlers["find-user"]({ typed: phone, userId: phone, userIdType: "phone" });
}

const onDesk = async () => [
  await items.lookupItem.getValue(),
  await items.attemptsItem.getValue(),
  await items.userItem.getValue(),
];

/** Finds the customer, has a code sent, and reads it off the customer's phone. */
async function codeFor({ phone, userId }: { phone: string; userId: string }): Promise<string> {
  await find(phone);
  await handlers["send-code"]({ fixId, userId });
  return sandbox.state.world.messages.at(-1)?.code ?? "";
}

const apply = (userId: string, passCode: string) =>
  handlers["apply-fix"]({ fixId, userId, passCode, passCodeTypedAt: Date.now() });

describe.each(["unbind-phone", "verified-update"] as const)("the job, from end to end, through %s", (route) => {
  beforeEach(() => setUpFor(sandbox.url, route));

  it("leaves no phone, e-mail, code, token or secret on disk", async () => {
    const code = await codeFor(zhangSan);
    await apply(zhangSan.userId, code);
    const attempt = await createJournal().read((await attemptOf(zhangSan.userId))?.attemptId ?? "");
    expect(attempt).toMatchObject({ outcome: "done" });
    const disk = (await storedIn("local")) + JSON.stringify(attempt);
    for (const secret of [zhangSan.phone, zhangSan.email, code, credentials.accessKeySecret, "eyJ"]) {
      expect(disk).not.toContain(secret);
    }
  });
});

describe("a press that makes no attempt", () => {
  it.each([
    ["another customer is on screen meanwhile", () => apply(oliver.userId, "1234"), "user-changed"],
    ["there is no code", () => apply(zhangSan.userId, " "), "pass-code-missing"],
    ["that is no code", () => apply(zhangSan.userId, "12"), "pass-code-malformed"],
    ["that a page has not read yet", () => apply(zhangSan.userId, "483 920"), "pass-code-malformed"],
  ] as const)("says why: %s", async (_why, press, code) => {
    await find(zhangSan.phone);
    expect(await press()).toEqual(failed(code));
    expect(changes()).toEqual([]);
    expect(await items.attemptsItem.getValue()).toEqual({});
  });

  it("says that another service was saved since the window showed the customer", async () => {
    await find(zhangSan.phone);
    const seen = { fixId, userId: zhangSan.userId, serviceAddress: "https://other.example" } as const;
    const pressed = handlers["apply-fix"]({ ...seen, passCode: "1234", passCodeTypedAt: Date.now() });
    expect(await pressed).toEqual(failed("user-changed"));
    expect(changes()).toEqual([]);
  });

  it("says that the customer on the desk was found in another pool", async () => {
    await find(zhangSan.phone);
    const lookup = await items.lookupItem.getValue();
    const service = { serviceAddress: sandbox.url, accessKeyId: "another" };
    if (lookup) await items.lookupItem.setValue({ ...lookup, service });
    expect(await apply(zhangSan.userId, "1234")).toEqual(failed("user-changed"));
    expect(changes()).toEqual([]);
    expect(await items.attemptsItem.getValue()).toEqual({});
  });

  it("says that the organisation does not allow the fix", async () => {
    await find(zhangSan.phone);
    await items.policyItem.setValue({ allowedFixes: [] });
    expect(await apply(zhangSan.userId, "1234")).toEqual(failed("fix-not-allowed"));
    expect(await apply("nobody-looked-up", "1234")).toEqual(failed("fix-not-allowed"));
    expect(changes()).toEqual([]);
  });

  it("says that the desk was locked", async () => {
    await find(zhangSan.phone);
    await handlers.lock({});
    expect(await apply(zhangSan.userId, "1234")).toMatchObject({ ok: false });
    expect(changes()).toEqual([]);
  });
});

it("sends nothing at all without the permission for the origin", async () => {
  await items.userItem.setValue({ userId: zhangSan.userId, phone: zhangSan.phone, identities: [] });
  extension.granted.clear();
  await handlers.wake({});
  await codeFor(zhangSan);
  await apply(zhangSan.userId, "1234");
  expect(await handlers["test-connection"]({})).toEqual(failed("no-permission"));
  expect(sandbox.state.calls).toEqual([]);
});

/** More than the moment that a lagging replica is given. */
const PATIENCE = { timeout: 15_000 };

describe("the next worker", () => {
  const leaveUnread = () =>
    createJournal().write(
      attemptWith({
        outcome: "unknown",
        failure: { code: "unreachable" },
        answer: undefined,
        readBack: { at: 1 },
        recheckAt: Date.now() + 900_000,
        serviceAddress: sandbox.url,
        userId: zhangSan.userId,
      }),
    );

  it("reads back what it could not, once a secret that is saved opens the desk", async () => {
    await leaveUnread();
    await lock();
    const { accessKeyId, accessKeySecret, appId } = credentials;
    const key = { serviceAddress: sandbox.url, accessKeyId, accessKeySecret, appId };
    const saved = await handlers["save-settings"]({ ...key, route: "unbind-phone", passphrase: "", sessionOnly: true });
    expect(saved.ok).toBe(true);
    await vi.waitFor(async () => expect((await attemptOf(zhangSan.userId))?.readBack?.done).toBe(false), PATIENCE);
  });

  it("reads back what it could not, as soon as the service answers a look-up of anybody", async () => {
    await leaveUnread();
    await find("nobody@example.com");
    expect(await attemptOf(zhangSan.userId)).toBeUndefined();
    await find(people.liSi.phone);
    await vi.waitFor(async () => expect((await attemptOf(zhangSan.userId))?.readBack?.done).toBe(false), PATIENCE);
    expect(changes()).toEqual([]);
  });

  it("forgets a look-up that nobody waits for any more", async () => {
    await items.lookupItem.setValue({ typed: "x", userIdType: "username", lookupId: "1", state: "finding" });
    handlers = startWorker();
    await handlers.wake({});
    expect(await items.lookupItem.getValue()).toBeNull();
  });

  it("settles what the last one left open although memory is full", async () => {
    const left = { state: "sending", outcome: undefined, settledAt: undefined, answeredAt: undefined } as const;
    await createJournal().write(attemptWith({ ...left, serviceAddress: sandbox.url, userId: zhangSan.userId }));
    const code = { serviceAddress: sandbox.url, fixId, userId: zhangSan.userId, target: "138****8000", at: 1 } as const;
    await items.sentCodesItem.setValue({ [fixUserKey(code)]: { ...code, state: "sending" } });
    const full = vi.spyOn(items.sentCodesItem, "setValue").mockRejectedValue(new Error("QUOTA_BYTES quota exceeded"));
    handlers = startWorker();
    await handlers.wake({});
    await vi.waitFor(async () => expect((await attemptOf(zhangSan.userId))?.state).toBe("settled"), PATIENCE);
    full.mockRestore();
  });

  it("works although the journal can't be read, and sends nothing", async () => {
    const code = await codeFor(zhangSan);
    const broken = new IDBFactory();
    vi.spyOn(broken, "open").mockImplementation(() => {
      throw new DOMException("damaged", "UnknownError");
    });
    vi.stubGlobal("indexedDB", broken);
    handlers = startWorker();
    expect(await handlers.wake({})).toMatchObject({ ok: true });
    expect(await apply(zhangSan.userId, code)).toMatchObject({ ok: true });
    const shown = Object.values(await items.attemptsItem.getValue());
    expect(shown).toMatchObject([{ outcome: "not-sent", failure: { code: "journal-failed" } }]);
    expect(changes()).toEqual([]);
  });
});

describe("testing the connection", () => {
  it("says which user pool answered, and how fast", async () => {
    const result = await handlers["test-connection"]({});
    expect(result).toMatchObject({ ok: true, value: { userPoolId: credentials.userPoolId } });
    expect(result.ok && result.value.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it("asks the service, though a token is at hand", async () => {
    await find(zhangSan.phone);
    await handlers["test-connection"]({});
    expect(sandbox.state.calls.filter(({ call }) => call === "get-management-token")).toHaveLength(2);
  });

  it("says that the access key was refused", async () => {
    await unlockedWith("wrong");
    expect(await handlers["test-connection"]({})).toMatchObject({
      failure: { code: "token-refused", answer: { statusCode: 401, apiCode: 1300 } },
    });
  });
});

it.each(["check-again", "put-back"] as const)(
  "says of an attempt that another tab has deleted that it is: %s",
  async (name) => {
    expect(await handlers[name]({ attemptId: "deleted" })).toEqual(failed("attempt-deleted"));
  },
);

it("checks again what is on screen, where the history was deleted under it", async () => {
  const code = await codeFor(zhangSan);
  sandbox.state.faults.add({ call: "unbind-phone", kind: "empty" });
  await apply(zhangSan.userId, code);
  const { attemptId = "" } = (await attemptOf(zhangSan.userId)) ?? {};
  await handlers["purge-attempts"]({});
  const gone = await handlers["read-attempt"]({ attemptId });
  expect(gone).toEqual({ ok: true, value: {} });
  const reads = () => sandbox.state.calls.filter(({ call }) => call === "get-user").length;
  const before = reads();
  await handlers["check-again"]({ attemptId });
  // Once more after a moment, because a replica may lag behind.
  expect(reads()).toBe(before + 2);
  expect(await handlers["read-attempt"]({ attemptId })).toEqual(gone);
});

it("clears the desk for the next customer: the result leaves the screen, not the journal", async () => {
  await apply(zhangSan.userId, await codeFor(zhangSan));
  const attemptId = (await attemptOf(zhangSan.userId))?.attemptId ?? "";
  await handlers["clear-desk"]({});
  expect([await items.lookupItem.getValue(), await items.attemptsItem.getValue()]).toEqual([null, {}]);
  expect(await createJournal().read(attemptId)).toMatchObject({ outcome: "done" });
});

it("has back what was cleared, with its result, once", async () => {
  await apply(zhangSan.userId, await codeFor(zhangSan));
  const before = await onDesk();
  await handlers["clear-desk"]({});
  await handlers["undo-clear"]({});
  expect(await onDesk()).toEqual(before);
  await items.lookupItem.removeValue();
  await handlers["undo-clear"]({});
  expect(await items.lookupItem.getValue()).toBeNull();
});

it("has back a customer without the phone that was unbound while the desk was clear", async () => {
  const code = await codeFor(zhangSan);
  sandbox.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: 200 });
  const pressed = apply(zhangSan.userId, code);
  await vi.waitFor(async () => expect((await attemptOf(zhangSan.userId))?.state).toBe("sending"));
  await handlers["clear-desk"]({});
  await pressed;
  await handlers["undo-clear"]({});
  const [lookup, user] = await Promise.all([items.lookupItem.getValue(), items.userItem.getValue()]);
  expect(await attemptOf(zhangSan.userId)).toMatchObject({ outcome: "done" });
  expect(lookup).toMatchObject({ state: "found", customer: { userId: zhangSan.userId } });
  const { phone, verdicts } = lookup?.customer ?? {};
  expect([phone, verdicts?.[fixId]?.target, user?.phone]).toEqual([undefined, undefined, undefined]);
});

it("has back a customer as they were read while the desk was being cleared", async () => {
  await find(zhangSan.phone);
  const waiting = gate();
  const first = inTurn(() => waiting.opened);
  const about = { serviceAddress: sandbox.url, fixId };
  const reading = showUserAgain(userWith({ userId: zhangSan.userId, phone: "13911112222" }), about);
  const clearing = handlers["clear-desk"]({});
  await untilQuiet();
  waiting.open();
  await Promise.all([first, reading, clearing]);
  await handlers["undo-clear"]({});
  const [lookup, user] = await Promise.all([items.lookupItem.getValue(), items.userItem.getValue()]);
  expect([lookup?.customer?.phone, user?.phone]).toEqual(["139****2222", "13911112222"]);
});

it("puts nobody back over the next customer, nor after the lock", async () => {
  await find(zhangSan.phone);
  await handlers["clear-desk"]({});
  await find(wangWu.phone);
  await handlers["undo-clear"]({});
  expect(await items.lookupItem.getValue()).toMatchObject({ customer: { userId: wangWu.userId } });
  await handlers["clear-desk"]({});
  await handlers.lock({});
  await handlers["undo-clear"]({});
  expect(await items.lookupItem.getValue()).toBeNull();
});

it("has nobody back of a service that is left while the desk is being cleared", async () => {
  await find(zhangSan.phone);
  const saving = gate();
  const leaving = inTurn(() => saving.opened.then(forgetService));
  const clearing = handlers["clear-desk"]({});
  await untilQuiet();
  saving.open();
  await Promise.all([leaving, clearing]);
  await handlers["undo-clear"]({});
  expect([await items.lookupItem.getValue(), await items.userItem.getValue()]).toEqual([null, null]);
});

it("sends no code where the browser keeps no history, and says why", async () => {
  const open = () => {
    throw new DOMException("A mutation operation was attempted", "InvalidStateError");
  };
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(open);
  handlers = startWorker();
  await find(zhangSan.phone);
  expect(await items.historyOffItem.getValue()).toBe(true);
  const refused = failed("history-off");
  const { serviceAddress } = (await items.settingsItem.getValue()) ?? {};
  const press = { fixId, userId: zhangSan.userId, ...(serviceAddress !== undefined && { serviceAddress }) } as const;
  expect(await handlers["send-code"](press)).toEqual(refused);
  expect(await handlers["apply-fix"]({ ...press, passCode: "123456", passCodeTypedAt: 1 })).toEqual(refused);
  expect(sandbox.state.world.messages).toEqual([]);
  vi.restoreAllMocks();
  handlers = startWorker();
  await handlers.wake({});
  await vi.waitFor(async () => expect(await items.historyOffItem.getValue()).toBe(false));
});

it("clears the desk of the one look-up that is named, and of no other", async () => {
  await find(zhangSan.phone);
  await handlers["clear-desk"]({ lookupId: "of-another-customer" });
  const lookup = await items.lookupItem.getValue();
  expect(lookup).toMatchObject({ state: "found", customer: { userId: zhangSan.userId } });
  await handlers["clear-desk"]({ lookupId: lookup?.lookupId });
  expect(await items.lookupItem.getValue()).toBeNull();
});

it("does not clear the next customer with the last, however close behind they are looked up", async () => {
  await apply(zhangSan.userId, await codeFor(zhangSan));
  const setValue = items.attemptsItem.setValue.bind(items.attemptsItem);
  const { opened, open } = gate();
  vi.spyOn(items.attemptsItem, "setValue").mockImplementationOnce((attempts) => opened.then(() => setValue(attempts)));
  const cleared = handlers["clear-desk"]({});
  await find(wangWu.phone);
  open();
  await cleared;
  expect(await items.lookupItem.getValue()).toMatchObject({ state: "found", customer: { userId: wangWu.userId } });
});

it("forgets the secret when it starts over, and keeps the settings", async () => {
  await items.vaultItem.setValue({ version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" });
  expect(await handlers["forget-secret"]({})).toMatchObject({ ok: true });
  expect(await items.unlockedItem.getValue()).toBe(false);
  expect(await items.settingsItem.getValue()).toMatchObject({ accessKeyId: credentials.accessKeyId });
  expect(await handlers["test-connection"]({})).toEqual(failed("secret-not-kept"));
});
