import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { createHandlers } from "../../../entrypoints/background/handlers.ts";
import { createTokenSource } from "../../../lib/authing/token.ts";
import { getUser } from "../../../lib/authing/users.ts";
import { patternOf } from "../../../lib/settings/permission.ts";
import { attemptsItem, lookupItem, settingsItem, userItem } from "../../../lib/state/items.ts";
import { createConnect, tokenStore } from "../../../lib/vault/connect.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser, saveSettings, unlockedWith } from "../../doubles/worker.ts";

// What happens at the same time: real handlers, two real services over HTTP, storage and journal in memory.

const { zhangSan } = people;
const fixId = "unbind-phone";
const SECRET_OF_B = "0123456789abcdef-of-b";

const [a, b] = await Promise.all([startSandbox(), startSandbox()]);
let handlers: ReturnType<typeof createHandlers>;
afterAll(() => Promise.all([a.close(), b.close()]));
beforeEach(async () => {
  for (const { state } of [a, b]) state.reset();
  freshBrowser();
  vi.stubGlobal("indexedDB", new IDBFactory());
  for (const { url } of [a, b]) extension.granted.add(patternOf(url));
  const { accessKeyId, appId } = credentials;
  await settingsItem.setValue({ serviceAddress: a.url, accessKeyId, appId, route: fixId, sessionOnly: true });
  await unlockedWith(credentials.accessKeySecret);
  handlers = createHandlers();
});

const find = () => handlers["find-user"]({ typed: zhangSan.phone, userId: zhangSan.phone, userIdType: "phone" });

function save(to: RunningSandbox, accessKeySecret: string) {
  const { accessKeyId, appId } = credentials;
  const address = { serviceAddress: to.url, accessKeyId, accessKeySecret, appId };
  return handlers["save-settings"]({ ...address, route: fixId, passphrase: "", sessionOnly: true });
}

/** Each request, by its address and its body. */
function watchFetch(): [address: string, body: string][] {
  const sent: [string, string][] = [];
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push([request.url, await request.clone().text()]);
    return fetch(request);
  });
  return sent;
}

it("sends no secret to another address than its own, however often the address is saved under look-ups", async () => {
  const sent = watchFetch();
  for (let round = 0; round < 10; round += 1) {
    const toB = round % 2 === 0;
    // Saving gives the other origin back, and the agent grants it again.
    for (const { url } of [a, b]) extension.granted.add(patternOf(url));
    // Stored at once: a test of the key before it would end after the look-ups.
    const { accessKeyId, appId } = credentials;
    const accessKeySecret = toB ? SECRET_OF_B : credentials.accessKeySecret;
    const entered = { serviceAddress: (toB ? b : a).url, accessKeyId, accessKeySecret, appId };
    const saved = saveSettings({ ...entered, route: fixId, passphrase: "", sessionOnly: true });
    // Each at another of the moments that a save is made of.
    const looks = Array.from({ length: 12 }, async (_, look) => {
      for (let moment = 0; moment < look * 25 + round * 2; moment += 1) await Promise.resolve();
      await createConnect(createTokenSource(tokenStore))().then(async (connected) => {
        if (connected.ok) await getUser(connected.value.client, zhangSan.userId);
      });
    });
    await Promise.all([saved, ...looks]);
  }
  const sentTo = ({ url }: RunningSandbox) => sent.filter(([to]) => to.startsWith(url)).join("\n");
  expect(sentTo(a)).toContain(credentials.accessKeySecret);
  expect(sentTo(b)).toContain(SECRET_OF_B);
  expect(sentTo(a)).not.toContain(SECRET_OF_B);
  expect(sentTo(b)).not.toContain(credentials.accessKeySecret);
});

it("sends nothing after a lock, though the press waited for the journal until then", async () => {
  await find();
  await handlers["send-code"]({ fixId, userId: zhangSan.userId });
  const passCode = a.state.world.messages.at(-1)?.code ?? "";
  const db = await openDB("journal");
  const holder = { isHolding: true, has: Promise.resolve() };
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value) {
    // Somebody else's transaction is there before the next write, which is that of what is being sent.
    const hold = () => {
      const { store, done } = db.transaction("attempts", "readwrite");
      const goOn = async (): Promise<void> => {
        while (holder.isHolding) await store.count();
        await done;
      };
      holder.has = goOn();
    };
    put.mockRestore();
    this.transaction.addEventListener("complete", hold);
    return this.put(value);
  });
  const pressed = handlers["apply-fix"]({ fixId, userId: zhangSan.userId, passCode, passCodeTypedAt: Date.now() });
  const onScreen = async () => Object.values(await attemptsItem.getValue());
  await vi.waitFor(async () => expect(await onScreen()).toMatchObject([{ state: "prepared" }]));
  await handlers.lock({});
  holder.isHolding = false;
  await Promise.all([holder.has, pressed]);
  db.close();
  expect(a.state.calls.filter(({ call }) => call === "unbind-phone")).toEqual([]);
  expect(await onScreen()).toMatchObject([{ outcome: "not-sent", failure: { code: "locked" } }]);
});

it.each([
  ["has done it", 0],
  ["is under way, and has changed it", 300],
])("tells a window that presses too late nothing but the press that %s", async (_how, delayMs) => {
  await find();
  const passCodeTypedAt = Date.now();
  await handlers["send-code"]({ fixId, userId: zhangSan.userId });
  const passCode = a.state.world.messages.at(-1)?.code ?? "";
  const target = "138****8000";
  const press = () => handlers["apply-fix"]({ fixId, userId: zhangSan.userId, target, passCode, passCodeTypedAt });
  a.state.faults.add({ call: fixId, kind: "delay", afterMs: delayMs });
  const first = press();
  if (delayMs === 0) await first;
  await vi.waitFor(() => expect(a.state.world.people.find(({ key }) => key === "zhangSan")?.phone).toBeFalsy());
  expect(await press()).toMatchObject({ ok: true });
  await first;
  expect(a.state.calls.filter(({ call }) => call === fixId)).toHaveLength(1);
  expect(Object.values(await attemptsItem.getValue())).toMatchObject([{ outcome: "done" }]);
});

it("leaves the customer of the next service as they are there, when a press at the last one is read back", async () => {
  await find();
  await handlers["send-code"]({ fixId, userId: zhangSan.userId });
  const passCode = a.state.world.messages.at(-1)?.code ?? "";
  a.state.faults.add({ call: fixId, kind: "delay", delayMs: 300 });
  const pressed = handlers["apply-fix"]({ fixId, userId: zhangSan.userId, passCode, passCodeTypedAt: Date.now() });
  await vi.waitFor(async () =>
    expect(Object.values(await attemptsItem.getValue())).toMatchObject([{ state: "sending" }]),
  );
  await save(b, credentials.accessKeySecret);
  await find();
  const onDesk = await lookupItem.getValue();
  await pressed;
  const person = a.state.world.people.find(({ key }) => key === "zhangSan");
  expect([person?.phone, onDesk?.customer?.phone]).toEqual([null, "138****8000"]);
  expect(await lookupItem.getValue()).toEqual(onDesk);
  expect((await userItem.getValue())?.phone).toBe(zhangSan.phone);
});
