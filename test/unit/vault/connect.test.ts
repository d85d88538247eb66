import { beforeEach, expect, it } from "vitest";
import type { TokenSource } from "../../../lib/authing/token.ts";
import { createConnect } from "../../../lib/vault/connect.ts";
import { failed, success } from "../../../lib/failure.ts";
import { holdSecret } from "../../../lib/vault/lock.ts";
import { policyItem, settingsItem, vaultItem } from "../../../lib/state/items.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const SETTINGS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;
const BLOB = { version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" };

let allowed: boolean;
let asked: string[];
beforeEach(async () => {
  freshBrowser();
  allowed = true;
  asked = [];
  await settingsItem.setValue(SETTINGS);
  await holdSecret("secret");
});

const noToken = () => Promise.resolve(success({ accessToken: "t", useUntil: 0, owner: "o" }));
const tokens: TokenSource = { current: noToken, renew: noToken };
const connect = createConnect({
  tokens,
  hasPermission: (address) => {
    asked.push(address);
    return Promise.resolve(allowed);
  },
  language: () => "en-US",
});

it("connects with settings, an unlocked secret and the permission for that origin", async () => {
  expect(await connect()).toMatchObject({ ok: true, value: { settings: SETTINGS, accessKeySecret: "secret" } });
  expect(asked).toEqual(["https://api.authing.cn"]);
});

it.each([
  ["not-set-up", () => settingsItem.removeValue()],
  ["locked", () => vaultItem.setValue(BLOB).then(freshSession)],
  ["secret-not-kept", freshSession],
  ["no-permission", () => Promise.resolve(void (allowed = false))],
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
