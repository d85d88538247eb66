import { beforeEach, expect, it, vi } from "vitest";
import { NoData } from "../../../lib/authing/contract.ts";
import type { TokenSource } from "../../../lib/authing/token.ts";
import { createConnect } from "../../../lib/vault/connect.ts";
import { lock } from "../../../lib/vault/lock.ts";
import { failed, success } from "../../../lib/failure.ts";
import { policyItem, secretItem, settingsItem, vaultItem } from "../../../lib/state/items.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser, gate, saveSettings, unlockedWith, untilQuiet } from "../../doubles/worker.ts";

const SETTINGS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;
const BLOB = { version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" };

beforeEach(async () => {
  freshBrowser();
  extension.granted.add(`${SETTINGS.serviceAddress}/*`);
  await settingsItem.setValue(SETTINGS);
  await unlockedWith("secret");
});

const noToken = () => Promise.resolve(success({ accessToken: "t", useUntil: 0, owner: "o" }));
const tokens: TokenSource = { current: noToken, renew: noToken };
const connect = createConnect(tokens);

it("connects with settings, an unlocked secret and the permission for that origin", async () => {
  expect(await connect()).toMatchObject({ ok: true, value: { settings: SETTINGS, accessKeySecret: "secret" } });
});

it.each([
  ["not-set-up", () => settingsItem.removeValue()],
  ["locked", () => vaultItem.setValue(BLOB).then(freshSession)],
  ["secret-not-kept", freshSession],
  [
    "no-permission",
    async () => {
      await Promise.resolve();
      extension.granted.clear();
    },
  ],
  ["secret-missing", () => policyItem.setValue({ serviceAddress: "https://other.example" })],
] as const)("says what is missing: %s", async (code, takeAway) => {
  await takeAway();
  expect(await connect()).toEqual(failed(code));
});

/** As after a restart of the browser. */
async function freshSession(): Promise<void> {
  const vault = await vaultItem.getValue();
  freshBrowser();
  await settingsItem.setValue(SETTINGS);
  if (vault) await vaultItem.setValue(vault);
}

const OTHER = "https://other.example";

it("never takes a secret to an address that it was not entered for", async () => {
  await settingsItem.setValue({ ...SETTINGS, serviceAddress: OTHER });
  extension.granted.add(`${OTHER}/*`);
  expect(await connect()).toMatchObject({ ok: false });
});

it("never takes one there while another address is being saved: it waits for the secret that belongs to it", async () => {
  extension.granted.add(`${OTHER}/*`);
  const setValue = secretItem.setValue.bind(secretItem);
  const { opened, open } = gate();
  vi.spyOn(secretItem, "setValue").mockImplementationOnce((held) => opened.then(() => setValue(held)));
  const entered = { ...SETTINGS, accessKeySecret: "other secret", appId: "", passphrase: "four unrelated words" };
  const saving = saveSettings({ ...entered, serviceAddress: OTHER });
  await vi.waitFor(async () => expect((await settingsItem.getValue())?.serviceAddress).toBe(OTHER));
  const connecting = connect();
  await untilQuiet();
  open();
  const settings: unknown = expect.objectContaining({ serviceAddress: OTHER });
  expect(await connecting).toMatchObject({ value: { settings, accessKeySecret: "other secret" } });
  expect(await saving).toMatchObject({ ok: true });
});

it.each([
  ["was locked and unlocked again", "locked", () => lock().then(() => unlockedWith("secret"))],
  ["is for another service", "locked", () => unlockedFor(OTHER)],
  ["has another secret for the same service", true, () => unlockedWith("new secret")],
] as const)("the desk %s: a client of before gets %s for a change", async (_how, code, since) => {
  const connected = await connect();
  if (!connected.ok) throw new Error(connected.failure.code);
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ statusCode: 200 })));
  await since();
  const changed = await connected.value.client.call({ path: "/api/v3/unbind-phone", body: {}, data: NoData });
  expect(changed.ok || changed.failure.code).toBe(code);
});

async function unlockedFor(serviceAddress: string): Promise<void> {
  await settingsItem.setValue({ ...SETTINGS, serviceAddress });
  await unlockedWith("secret");
}

it("sends nothing once the time is over, though nobody has locked the desk yet", async () => {
  const connected = await connect();
  if (!connected.ok) throw new Error(connected.failure.code);
  const fetched = vi.fn(() => Promise.resolve(Response.json({ statusCode: 200 })));
  vi.stubGlobal("fetch", fetched);
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 16 * 60_000);
  expect(await connected.value.client.call({ path: "/api/v3/unbind-phone", body: {}, data: NoData })).toMatchObject({
    failure: { code: "locked" },
  });
  expect(fetched).not.toHaveBeenCalled();
});
