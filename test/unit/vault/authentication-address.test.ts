import { beforeEach, describe, expect, it } from "vitest";
import { failed } from "../../../lib/failure.ts";
import { createTokenSource } from "../../../lib/authing/token.ts";
import { sendEmail, sendSms, preCheckCode } from "../../../lib/authing/pass-codes.ts";
import { unbindPhone } from "../../../lib/authing/unbind.ts";
import { clearField, getUser } from "../../../lib/authing/users.ts";
import { createClient } from "../../../lib/authing/client.ts";
import { policyItem, secretItem, settingsItem, unlockedItem } from "../../../lib/state/items.ts";
import { createConnect, tokenStore } from "../../../lib/vault/connect.ts";
import { lock, unlock } from "../../../lib/vault/lock.ts";
import { extension } from "../../doubles/browser.ts";
import { tokenWith } from "../../doubles/fake-token.ts";
import { json, ok, RecordingServer } from "../../doubles/recording-server.ts";
import { freshBrowser, saveSettings } from "../../doubles/worker.ts";

// The calls of the authentication side can have an address of their own. Only the token may go there, and only if it was named.

const SERVICE = "https://api.authing.cn";
const APP = "https://my-app.authing.cn";
const OTHER = "https://other.example";
const PASSPHRASE = "four unrelated words";
const typed = {
  serviceAddress: SERVICE,
  authenticationAddress: APP,
  accessKeyId: "key",
  accessKeySecret: "the-secret",
  appId: "app",
  route: "unbind-phone" as const,
  passphrase: PASSPHRASE,
};
const connect = createConnect(createTokenSource(tokenStore));

beforeEach(async () => {
  freshBrowser();
  for (const address of [SERVICE, APP, OTHER]) extension.granted.add(`${address}/*`);
  expect(await saveSettings(typed)).toEqual({ ok: true, value: undefined });
});

describe("the secret", () => {
  it("is held for both addresses, and opens with its passphrase", async () => {
    expect(await settingsItem.getValue()).toMatchObject({ serviceAddress: SERVICE, authenticationAddress: APP });
    expect(await connect()).toMatchObject({ ok: true });
    await lock();
    expect(await unlock(PASSPHRASE)).toMatchObject({ ok: true });
  });

  it.each([OTHER, "", SERVICE])("is asked for again with another authentication address: %j", async (address) => {
    const changed = { ...typed, authenticationAddress: address, accessKeySecret: "", passphrase: "" };
    expect(await saveSettings(changed)).toEqual(failed("secret-missing"));
    expect((await settingsItem.getValue())?.authenticationAddress).toBe(APP);
    expect(await saveSettings({ ...changed, authenticationAddress: `${APP}/` })).toMatchObject({ ok: true });
  });

  it("is used with no address that was changed on disk", async () => {
    await settingsItem.setValue({
      serviceAddress: SERVICE,
      authenticationAddress: OTHER,
      accessKeyId: "key",
      route: "unbind-phone",
    });
    expect(await connect()).toMatchObject({ ok: false });
    await unlockedItem.setValue(false);
    await secretItem.removeValue();
    expect(await unlock(PASSPHRASE)).toMatchObject({ failure: { code: "wrong-passphrase" } });
  });

  it("is asked for again where the organisation names another one", async () => {
    await policyItem.setValue({ authenticationAddress: OTHER });
    expect(await connect()).toEqual(failed("secret-missing"));
  });
});

describe("the permission", () => {
  it("is needed for both", async () => {
    extension.granted.delete(`${APP}/*`);
    expect(await connect()).toEqual(failed("no-permission"));
  });

  it("is given back for the one that is no longer used", async () => {
    await saveSettings({ ...typed, authenticationAddress: "" });
    expect([...extension.granted]).toEqual([`${SERVICE}/*`]);
    expect(await settingsItem.getValue()).not.toHaveProperty("authenticationAddress");
  });
});

it.each([
  ["http://plain.example", "address-not-https"],
  ["no address", "address-malformed"],
] as const)("says of %s that it is none, at its own field", async (authenticationAddress, code) => {
  expect(await saveSettings({ ...typed, authenticationAddress })).toEqual(
    failed(code, { field: "authenticationAddress" }),
  );
});

it("takes the calls of the authentication side, with the token and never the secret; all others go to the service", async () => {
  const [service, app] = [new RecordingServer(), new RecordingServer()];
  await Promise.all([service.start(), app.start()]);
  const dated: number[] = [];
  const HOUR = 3_600_000;
  app.always = (response, request) => {
    response.setHeader("date", new Date(Date.now() + HOUR).toUTCString());
    ok(response, request);
  };
  service.always = (response, request) =>
    (request.url.endsWith("get-management-token")
      ? json({ statusCode: 200, data: { access_token: tokenWith({}), expires_in: 7200 } })
      : ok)(response, request);
  const client = createClient(
    {
      serviceAddress: service.url,
      authenticationAddress: app.url,
      accessKeyId: "key",
      accessKeySecret: "the-secret",
      language: "en-US",
      onDate: (serviceTime) => void dated.push(serviceTime - Date.now()),
    },
    createTokenSource({ read: () => Promise.resolve(undefined), write: () => Promise.resolve() }),
  );
  const phone = { phoneNumber: "13800138000" };
  await sendSms(client, "CHANNEL_UNBIND_PHONE", phone);
  await sendEmail(client, "CHANNEL_UNBIND_EMAIL", "a@b.example");
  await preCheckCode(client, { codeType: "SMS", channel: "CHANNEL_UNBIND_PHONE", phone }, "1234");
  await getUser(client, "u");
  await unbindPhone(client, { userId: "u", passCode: "1234" }, {});
  await clearField(client, "u", "phone", null, {});
  const names = (server: RecordingServer) =>
    server.requests.map(({ url }) => /v3\/([a-z-]+)/u.exec(url)?.[1]).filter((name) => name !== "get-management-token");
  expect(names(app)).toEqual(["send-sms", "send-email", "pre-check-code"]);
  expect(names(service)).toEqual(["get-user", "unbind-phone", "update-user"]);
  expect(app.requests[0]?.headers.authorization).toBe(`Bearer ${tokenWith({})}`);
  expect(JSON.stringify(app.requests)).not.toContain("the-secret");
  // Only the service's clock is noted.
  expect(dated.length).toBeGreaterThan(0);
  expect(dated.filter((ahead) => ahead > HOUR / 2)).toEqual([]);
  await Promise.all([service.stop(), app.stop()]);
});
