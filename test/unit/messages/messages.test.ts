import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failed, success } from "../../../lib/failure.ts";
import { LONGEST_TEXT, tooLong } from "../../../lib/messages/text-limit.ts";
import { messageSchemas } from "../../../lib/messages/message-schemas.ts";
import { hasReceived, listen, send, tellPages, type Handlers } from "../../../lib/messages/messages.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser } from "../../doubles/worker.ts";

type Sender = { id?: string; origin?: string; url?: string };

let called: [name: string, payload: unknown][];
let reply: () => Promise<unknown>;
beforeEach(() => {
  freshBrowser();
  called = [];
  reply = () => Promise.resolve(success(undefined));
  const names = Object.keys(messageSchemas);
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (payload: unknown) => {
        called.push([name, payload]);
        return reply();
      },
    ]),
  );
  if (isComplete(handlers)) listen(messageSchemas, handlers);
});

function isComplete(handlers: object): handlers is Handlers {
  return Object.keys(messageSchemas).every((name) => name in handlers);
}

const { id } = fakeBrowser.runtime;
const origin = `chrome-extension://${id}`;

async function hears(message: unknown, sender: Sender = { id, origin }): Promise<unknown> {
  const [answer] = await fakeBrowser.runtime.onMessage.trigger(message, sender);
  return answer;
}

function isOpening(said: unknown): boolean {
  return typeof said === "object" && said !== null && "isOpen" in said;
}

const find = { typed: "a@b.example", userId: "a@b.example", userIdType: "email" };

describe("a page of its own", () => {
  it("is answered by the handler that the message names", async () => {
    expect(await hears({ name: "find-user", payload: find })).toEqual(success(undefined));
    expect(called).toEqual([["find-user", find]]);
  });

  it("is told of a flaw in a handler, without its stack", async () => {
    reply = () => Promise.reject(new RangeError("flaw"));
    expect(await hears({ name: "lock", payload: {} })).toEqual(failed("unexpected", { detail: "RangeError: flaw" }));
  });
});

describe("over a port", () => {
  /** What came back, with what was asked. */
  async function saysOver(content: unknown, sender: Sender = { id, origin }): Promise<unknown[]> {
    const port = extension.connectAs(sender);
    const said: unknown[] = [];
    // But for the first word, that the worker has it.
    port.onMessage.addListener((answer) => !isOpening(answer) && said.push(answer));
    if (port.isConnected) port.postMessage(content);
    await new Promise((resolve) => setTimeout(resolve));
    return said;
  }

  it("a page of its own is answered like anywhere, by the number that it gave", async () => {
    const asked = { number: 7, content: { name: "find-user", payload: find } };
    expect(await saysOver(asked)).toEqual([{ number: 7, content: success(undefined) }]);
    expect(called).toEqual([["find-user", find]]);
  });

  it("is answered with nothing where it is no message, so that nobody waits", async () => {
    expect(await saysOver({ number: 7, content: { name: "find-user", payload: {} } })).toEqual([{ number: 7 }]);
    expect(called).toEqual([]);
  });

  it.each([undefined, null, "lock", { name: "lock", payload: {} }, { number: "7", content: {} }, { number: 7 }])(
    "has no effect with %j",
    async (asked) => {
      expect(await saysOver(asked ?? null)).toEqual([]);
      expect(called).toEqual([]);
    },
  );

  it.each<{ name: string; sender: Sender }>([
    { name: "a web page", sender: { id, origin: "https://evil.example", url: `${origin}/popup.html` } },
    { name: "another extension", sender: { id: "another", origin: "chrome-extension://another" } },
    { name: "one without an origin", sender: { id, url: `${origin}/popup.html` } },
  ])("turns $name away", async ({ sender }) => {
    const port = extension.connectAs(sender);
    const lost = vi.fn();
    port.onDisconnect.addListener(lost);
    port.postMessage({ number: 1, content: { name: "lock", payload: {} } });
    await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1));
    tellPages(attemptWith());
    expect(called).toEqual([]);
  });

  it("tells every page that has one what the service answered, and no page that has gone", async () => {
    const pages = [extension.connectAs({ id, origin }, "one"), extension.connectAs({ id, origin }, "other")];
    const said = pages.map((port) => {
      const heard = vi.fn<(said: unknown) => void>();
      port.onMessage.addListener((answer) => {
        if (!isOpening(answer)) heard(answer);
      });
      return heard;
    });
    pages[0]?.disconnect();
    const attempt = attemptWith({ state: "answered" });
    // Before the browser has said that it is gone, and after.
    tellPages(attempt);
    await vi.waitFor(() => expect(said[1]).toHaveBeenCalledTimes(1));
    tellPages(attempt);
    await vi.waitFor(() => expect(said[1]).toHaveBeenCalledTimes(2));
    expect(said[1]).toHaveBeenCalledWith({ attempt });
    expect(said[0]).not.toHaveBeenCalled();
  });
});

describe("over a channel", () => {
  const asked = { number: 7, content: { name: "lock", payload: {} } };

  /** Opens a line, hands over a channel and asks over it, as a page does; what comes back over each. */
  function asksOverChannel(from: { origin?: string; lineId?: unknown; isOpen?: boolean } = {}) {
    const { isOpen = true, lineId = "line" } = from;
    const overPort: unknown[] = [];
    const port = isOpen ? extension.connectAs({ id, origin }, "line") : undefined;
    port?.onMessage.addListener((said) => overPort.push(said));
    const { port1: channel, port2 } = new MessageChannel();
    onTestFinished(async () => {
      channel.close();
      port?.disconnect();
      await Promise.resolve();
    });
    const overChannel: unknown[] = [];
    channel.onmessage = ({ data }) => overChannel.push(data);
    dispatchEvent(new MessageEvent("message", { origin: from.origin ?? origin, data: lineId, ports: [port2] }));
    channel.postMessage(asked);
    return { overPort, overChannel };
  }

  it("answers and tells over it, once the line that it is of is open", async () => {
    const { overPort, overChannel } = asksOverChannel();
    await vi.waitFor(() => expect(overChannel).toHaveLength(1));
    tellPages(attemptWith());
    await vi.waitFor(() => expect(overChannel).toHaveLength(2));
    expect(overPort).toEqual([{ isOpen: true }]);
    expect(overChannel).toEqual([{ number: 7, content: success(undefined) }, { attempt: attemptWith() }]);
    expect(called).toEqual([["lock", {}]]);
  });

  it.each([
    { name: "of another origin", origin: "https://evil.example" },
    { name: "of an origin that begins alike", origin: `${origin}.evil.example` },
    { name: "without an origin", origin: "" },
    { name: "of a line to the worker before", lineId: "another" },
    { name: "of no line", isOpen: false },
    { name: "named by something else than an ID", lineId: ["line"] },
  ])("takes none $name", async (from) => {
    const { overChannel } = asksOverChannel(from);
    const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20));
    await aMoment();
    tellPages(attemptWith());
    await aMoment();
    expect(overChannel).toEqual([]);
    expect(called).toEqual([]);
  });
});

describe("a message with an ID", () => {
  it("is known to have come, whatever becomes of it", async () => {
    reply = () => new Promise(() => undefined);
    void hears({ name: "lock", payload: {}, messageId: "came" });
    await Promise.resolve();
    expect([hasReceived("came"), hasReceived("other")]).toEqual([true, false]);
  });

  it("is not known where it was none of ours, or no message", async () => {
    await hears({ name: "lock", payload: {}, messageId: "foreign" }, { id, origin: "https://evil.example" });
    await hears({ name: "lock", payload: { more: 1 }, messageId: "malformed" });
    expect([hasReceived("foreign"), hasReceived("malformed")]).toEqual([false, false]);
  });
});

describe("a text that is too long", () => {
  const long = "x".repeat(LONGEST_TEXT + 1);

  it("is not sent, and says which one it is", async () => {
    expect(await send("unlock", { passphrase: long })).toEqual(failed("text-too-long", { field: "passphrase" }));
    expect(await send("change-passphrase", { current: "x", next: long })).toEqual(
      failed("text-too-long", { field: "next" }),
    );
    expect(called).toEqual([]);
  });

  it("is measured as the worker measures it", () => {
    const isTaken = (requestId: string) => messageSchemas.trace.safeParse({ requestId }).success;
    expect([isTaken(long.slice(1)), isTaken(long)]).toEqual([true, false]);
    expect([tooLong({ requestId: long.slice(1) }), tooLong({ requestId: long })]).toEqual([
      undefined,
      failed("text-too-long", { field: "requestId" }),
    ]);
  });
});

describe("a foreign sender", () => {
  it.each<Sender>([
    {},
    { id },
    { origin },
    { id: "another-extension", origin: "chrome-extension://another-extension" },
    { id: "another-extension", origin },
    { id, origin: "https://evil.example", url: `${origin}/popup.html` },
    { id, origin: `${origin}.evil.example` },
    { id, origin: `${origin}/` },
    { id, origin: "null" },
    { id, url: `${origin}/popup.html` },
  ])("has no effect and gets no answer: %j", async (sender) => {
    expect(await hears({ name: "lock", payload: {} }, sender)).toBeUndefined();
    expect(called).toEqual([]);
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

describe("sending", () => {
  it("hands the name and the payload on, and the reply back", async () => {
    const heard: unknown[] = [];
    fakeBrowser.runtime.onMessage.removeAllListeners();
    fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
      heard.push(message);
      return Promise.resolve(success(undefined));
    });
    expect(await send("unlock", { passphrase: "four words" })).toEqual(success(undefined));
    expect(heard).toEqual([{ name: "unlock", payload: { passphrase: "four words" } }]);
  });

  it("never throws: a worker that is stopped is a failure", async () => {
    fakeBrowser.runtime.onMessage.removeAllListeners();
    expect(await send("lock", {})).toMatchObject({ ok: false, failure: { code: "worker-stopped" } });
  });

  it("never takes an answer that did not come for a success", async () => {
    fakeBrowser.runtime.onMessage.removeAllListeners();
    fakeBrowser.runtime.onMessage.addListener(() => undefined);
    expect(await send("lock", {})).toMatchObject({ ok: false });
  });
});
