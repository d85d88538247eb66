import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed } from "../../../lib/failure.ts";
import type { Payload } from "../../../lib/messages/protocol.ts";
import { policyItem, secretItem, settingsItem, unlockedItem, vaultItem } from "../../../lib/state/items.ts";
import { DEFAULT_LOCK_MINUTES, type Settings } from "../../../lib/state/settings.ts";
import { setUp as pressConnect } from "../../../entrypoints/options/settings-draft.ts";
import { setUp } from "../../../lib/vault/save-tested.ts";
import { startSandbox } from "../../../sandbox/server.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser, storedIn } from "../../doubles/worker.ts";

const sandbox = await startSandbox();
afterAll(() => sandbox.close());

beforeEach(() => {
  freshBrowser();
  sandbox.state.reset();
  extension.granted.add(`${sandbox.url}/*`);
});

const connect = (changes: Partial<Payload<"set-up">> = {}) => {
  const { accessKeyId, accessKeySecret } = credentials;
  const key = { serviceAddress: sandbox.url, accessKeyId, accessKeySecret };
  return setUp({ ...key, passphrase: "four unrelated words", sessionOnly: false, ...changes });
};
const asked = () => sandbox.state.calls.map(({ call }) => call);

it("tests the key, then encrypts and stores it, and says which pool answered", async () => {
  expect(await connect()).toMatchObject({ ok: true, value: { userPoolId: credentials.userPoolId } });
  expect(asked()).toEqual(["get-management-token"]);
  expect(await settingsItem.getValue()).toMatchObject({ serviceAddress: sandbox.url, route: "unbind-phone" });
  expect(await vaultItem.getValue()).not.toBeNull();
  expect(await unlockedItem.getValue()).toBe(true);
  expect(await storedIn("local")).not.toContain(credentials.accessKeySecret);
});

it("gives back the origin of an address that was mistyped before", async () => {
  extension.granted.add("https://api.authing.example/*");
  expect((await connect({ serviceAddress: "https://api.authing.example" })).ok).toBe(false);
  expect((await connect()).ok).toBe(true);
  expect([...extension.granted]).toEqual([`${sandbox.url}/*`]);
});

describe("what was imported before", () => {
  const imported = (): Required<Settings> => ({
    serviceAddress: sandbox.url,
    authenticationAddress: "https://login.example",
    accessKeyId: credentials.accessKeyId,
    appId: "app-1",
    route: "verified-update",
    autoLockMinutes: 5,
    sessionOnly: true,
  });
  beforeEach(() => settingsItem.setValue(imported()));

  it("stays, all of it but what the form asks for", async () => {
    expect(await connect()).toEqual(failed("no-permission"));
    extension.granted.add("https://login.example/*");
    expect((await connect()).ok).toBe(true);
    const { sessionOnly, ...kept } = imported();
    expect(await settingsItem.getValue()).toEqual(kept);
    expect((await connect({ sessionOnly })).ok).toBe(true);
    expect(await settingsItem.getValue()).toEqual(imported());
    expect(asked()).toEqual(["get-management-token", "get-management-token"]);
  });

  it("has the permission for both addresses asked for by the page", async () => {
    extension.agentAllows = false;
    const key = { serviceAddress: sandbox.url, accessKeyId: "key", accessKeySecret: "secret" };
    const draft = { ...key, passphrase: "four unrelated words", sessionOnly: false };
    const known = { settings: imported(), policy: {} };
    expect(await pressConnect(draft, known, () => undefined)).toEqual(failed("permission-denied"));
    expect(extension.asked).toEqual([`${sandbox.url}/*`, "https://login.example/*"]);
  });

  it("gives no authentication address to another service", async () => {
    await settingsItem.setValue({ ...imported(), serviceAddress: "https://other.example" });
    expect((await connect()).ok).toBe(true);
    expect(await settingsItem.getValue()).not.toHaveProperty("authenticationAddress");
  });

  it("stays, also if it came while the key was tested", async () => {
    await settingsItem.removeValue();
    extension.granted.add("https://login.example/*");
    sandbox.state.faults.add({ kind: "delay", afterMs: 600_000 });
    const connecting = connect();
    await vi.waitUntil(() => asked().length > 0);
    await settingsItem.setValue(imported());
    sandbox.state.faults.clear();
    expect((await connecting).ok).toBe(true);
    const { appId, route, autoLockMinutes } = imported();
    expect(await settingsItem.getValue()).toMatchObject({ appId, route, autoLockMinutes });
  });

  it("gives way to the organisation's authentication address", async () => {
    await policyItem.setValue({ authenticationAddress: "https://ours.example" });
    extension.granted.add("https://ours.example/*");
    expect((await connect()).ok).toBe(true);
    expect(await settingsItem.getValue()).toMatchObject({ authenticationAddress: "https://ours.example" });
  });
});

it("drops what nobody sees around a pasted key", async () => {
  const { accessKeyId, accessKeySecret } = credentials;
  const pasted = { accessKeyId: `\u200b${accessKeyId}\u2060`, accessKeySecret: ` \u202a${accessKeySecret}\u202c\n` };
  expect((await connect(pasted)).ok).toBe(true);
  expect((await secretItem.getValue())?.secret).toBe(accessKeySecret);
});

it("stores no secret at all with Don't remember, and needs no passphrase then", async () => {
  expect((await connect({ sessionOnly: true, passphrase: "" })).ok).toBe(true);
  expect(await vaultItem.getValue()).toBeNull();
  expect(await unlockedItem.getValue()).toBe(true);
});

describe("nothing is stored", () => {
  it("if the service refuses the key", async () => {
    const refused = await connect({ accessKeySecret: "another" });
    expect(refused).toMatchObject({ ok: false, failure: { code: "token-refused" } });
  });

  it("if the service does not answer as it should", async () => {
    sandbox.state.faults.add({ kind: "html-502" });
    expect(await connect()).toMatchObject({ ok: false, failure: { code: "undocumented-answer" } });
    sandbox.state.faults.clear();
  });

  it.each([
    ["address-malformed", { serviceAddress: "https://" }],
    ["address-not-https", { serviceAddress: "http://pool.example" }],
    ["access-key-missing", { accessKeyId: " \u200b" }],
    ["secret-missing", { accessKeySecret: " \u200b" }],
    ["passphrase-short", { passphrase: "too short" }],
  ] as const)("and nobody is asked: %s", async (code, changes) => {
    expect(await connect(changes)).toEqual(failed(code));
    expect(asked()).toEqual([]);
  });

  it("and nobody is asked, if the computer slept since Connect was pressed", async () => {
    const askedAt = Date.now() - DEFAULT_LOCK_MINUTES * 60_000;
    expect(await connect({ askedAt })).toEqual(failed("set-up-late"));
    expect(asked()).toEqual([]);
  });

  it("and nobody is asked, before the origin is allowed", async () => {
    extension.granted.clear();
    expect(await connect()).toEqual(failed("no-permission"));
    expect(asked()).toEqual([]);
  });

  it.each([{ serviceAddress: "https://other.example" }, { accessKeyId: "another" }])(
    "and nobody is asked, if the organisation has set another service or key meanwhile: %o",
    async (policy) => {
      await policyItem.setValue(policy);
      expect(await connect()).toEqual(failed("secret-missing"));
      expect(asked()).toEqual([]);
    },
  );

  afterEach(async () => {
    expect(await settingsItem.getValue()).toBeNull();
    expect(await vaultItem.getValue()).toBeNull();
    expect(await storedIn("session")).not.toContain(credentials.accessKeySecret);
  });
});
