import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { failed } from "../../../lib/failure.ts";
import type { Payload } from "../../../lib/messages/protocol.ts";
import { policyItem, secretItem, settingsItem, vaultItem } from "../../../lib/state/items.ts";
import { DEFAULT_LOCK_MINUTES, type Settings } from "../../../lib/state/settings.ts";
import { saveTested } from "../../../lib/vault/save-tested.ts";
import { startSandbox } from "../../../sandbox/server.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const { accessKeyId, accessKeySecret } = credentials;
const WORKS = { version: 1, kdf: "PBKDF2-SHA-256", iterations: 600_000, salt: "a", iv: "b", ciphertext: "c" };
const OTHER = "https://other.example";

const sandbox = await startSandbox();
afterAll(() => sandbox.close());

const stored = (): Settings => ({ serviceAddress: sandbox.url, accessKeyId, route: "unbind-phone" });
beforeEach(async () => {
  freshBrowser();
  sandbox.state.reset();
  extension.granted.add(`${sandbox.url}/*`);
  await settingsItem.setValue(stored());
  await vaultItem.setValue(WORKS);
});

const save = (changes: Partial<Payload<"save-settings">> = {}) =>
  saveTested({ ...stored(), accessKeySecret, appId: "", passphrase: "four unrelated words", ...changes });
const asked = () => sandbox.state.calls.map(({ call }) => call);

it("stores a new secret once the service has taken it", async () => {
  expect(await save()).toEqual({ ok: true, value: undefined });
  expect(asked()).toEqual(["get-management-token"]);
  expect((await secretItem.getValue())?.secret).toBe(accessKeySecret);
  expect(await vaultItem.getValue()).not.toEqual(WORKS);
});

it("asks nothing if the secret stays", async () => {
  expect(await save({ accessKeySecret: "", route: "verified-update" })).toMatchObject({ ok: true });
  expect(asked()).toEqual([]);
  expect(await settingsItem.getValue()).toMatchObject({ route: "verified-update" });
});

describe("the secret that works stays, with the settings that go with it", () => {
  it.each<[string, Partial<Payload<"save-settings">>, object]>([
    ["is wrong", { accessKeySecret: "wrong" }, { code: "token-refused", field: "accessKeySecret" }],
    ["is of another key", { accessKeyId: "another" }, { code: "token-refused", field: "accessKeySecret" }],
    ["goes to an origin that isn't allowed", { serviceAddress: OTHER }, { code: "no-permission" }],
    ["comes with a short passphrase", { passphrase: "short" }, { code: "passphrase-short" }],
    [
      "was entered before the computer slept",
      { askedAt: Date.now() - DEFAULT_LOCK_MINUTES * 60_000 - 1 },
      { code: "set-up-late" },
    ],
  ])("if the new one %s", async (_what, changes, failure) => {
    expect(await save(changes)).toMatchObject({ ok: false, failure });
    expect(await settingsItem.getValue()).toEqual(stored());
    expect(await vaultItem.getValue()).toEqual(WORKS);
    expect(await secretItem.getValue()).toBeNull();
  });

  it("if nobody answers, and an origin that was asked for goes again", async () => {
    const gone = await startSandbox();
    await gone.close();
    extension.granted.add(`${gone.url}/*`);
    const failure = { code: "unreachable", field: "serviceAddress" };
    expect(await save({ serviceAddress: gone.url })).toMatchObject({ ok: false, failure });
    expect(await vaultItem.getValue()).toEqual(WORKS);
    expect([...extension.granted]).toEqual([`${sandbox.url}/*`]);
  });

  it("if something else than the service answers", async () => {
    sandbox.state.faults.add({ call: "get-management-token", kind: "html-502" });
    expect(await save()).toMatchObject({ failure: { code: "undocumented-answer", field: "serviceAddress" } });
    expect(await vaultItem.getValue()).toEqual(WORKS);
  });

  it("if the organisation named another service meanwhile: the secret was not entered for it", async () => {
    await policyItem.setValue({ serviceAddress: OTHER });
    expect(await save()).toEqual(failed("secret-missing"));
    expect(asked()).toEqual([]);
  });
});
