import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failed, success } from "../../../lib/failure.ts";
import { listen } from "../../../lib/messages/listen.ts";
import { everyHandler } from "../../doubles/every-handler.ts";
import { freshBrowser } from "../../doubles/worker.ts";

type Sender = { id?: string; origin?: string; url?: string };

let called: [name: string, payload: unknown][];
/** The names of the messages whose work was wrapped. */
let wrapped: string[];
let reply: () => Promise<unknown>;
beforeEach(() => {
  freshBrowser();
  called = [];
  wrapped = [];
  reply = () => Promise.resolve(success(undefined));
  const handlers = everyHandler((name, payload) => {
    called.push([name, payload]);
    return reply();
  });
  listen(handlers, (work, name) => {
    wrapped.push(name);
    return work();
  });
});

const { id } = fakeBrowser.runtime;
const origin = `chrome-extension://${id}`;

async function hears(message: unknown, sender: Sender = { id, origin }): Promise<unknown> {
  const [answer] = await fakeBrowser.runtime.onMessage.trigger(message, sender);
  return answer;
}

const find = { typed: "a@b.example", userId: "a@b.example", userIdType: "email" };

describe("a page of its own", () => {
  it("is answered by the handler that the message names, within what is wrapped around it", async () => {
    expect(await hears({ name: "find-user", payload: find })).toEqual(success(undefined));
    expect(called).toEqual([["find-user", find]]);
    expect(wrapped).toEqual(["find-user"]);
  });

  it("is told of a flaw in a handler, without its stack", async () => {
    reply = () => Promise.reject(new RangeError("flaw"));
    expect(await hears({ name: "lock", payload: {} })).toEqual(failed("unexpected", { detail: "RangeError: flaw" }));
  });
});

describe("a page that asks whether its message arrived", () => {
  const asks = (messageId: string) => hears({ name: "which-worker", payload: { messageId } });

  it("is told so, even while the message is being worked on", async () => {
    void hears({ name: "lock", payload: {}, messageId: "came" });
    reply = () => new Promise(() => undefined);
    void hears({ name: "lock", payload: {}, messageId: "came, and hangs" });
    reply = () => Promise.resolve(success(undefined));
    expect(await asks("came")).toEqual(success({ received: true }));
    expect(await asks("came, and hangs")).toEqual(success({ received: true }));
    expect(await asks("lost")).toEqual(success({ received: false }));
  });

  it("is not told of a foreign message, nor of what is no message", async () => {
    await hears({ name: "lock", payload: {}, messageId: "foreign" }, { id, origin: "https://evil.example" });
    await hears({ name: "lock", payload: { more: 1 }, messageId: "malformed" });
    expect(await asks("foreign")).toEqual(success({ received: false }));
    expect(await asks("malformed")).toEqual(success({ received: false }));
  });

  it("is answered only after the worker has settled what the last one left open", async () => {
    let settle: (value: unknown) => void = () => undefined;
    reply = () => new Promise((resolve) => (settle = resolve));
    const heard = vi.fn();
    const asked = asks("any").then(heard);
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).not.toHaveBeenCalled();
    settle(success(undefined));
    await asked;
    expect(heard).toHaveBeenCalled();
  });
});

describe("what is no message", () => {
  it.each([
    undefined,
    null,
    "lock",
    7,
    [],
    {},
    { name: "unknown", payload: {} },
    { name: "toString", payload: {} },
    { name: "__proto__", payload: {} },
    { name: ["lock"], payload: {} },
    { name: "lock" },
    { name: "lock", payload: null },
    { name: "lock", payload: { more: 1 } },
    { name: "find-user", payload: {} },
    { name: "find-user", payload: { ...find, userIdType: "password" } },
    { name: "find-user", payload: { ...find, userId: "" } },
    { name: "find-user", payload: { ...find, more: 1 } },
    { name: "find-user", payload: { ...find, typed: "x".repeat(5_000) } },
    { name: "find-user", payload: { ...find, countryCode: "+44" } },
    { name: "apply-fix", payload: { fixId: "delete-user", userId: "u", passCode: "1234", passCodeTypedAt: 1 } },
    { name: "apply-fix", payload: { fixId: "unbind-phone", userId: "u", passCode: 1234, passCodeTypedAt: 1 } },
    { name: "apply-fix", payload: { fixId: "unbind-phone", userId: "u", passCode: "1234" } },
    { name: "send-code", payload: { fixId: "unbind-phone", userId: { $ne: "" } } },
    { name: "unlock", payload: { passphrase: null } },
  ])("has no effect and gets no answer: %j", async (message) => {
    expect(await hears(message)).toBeUndefined();
    expect(called).toEqual([]);
  });
});
