// @vitest-environment node
import { afterEach, beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";
import { createTokenSource } from "../../../lib/authing/token.ts";
import { createHandlers } from "../../../entrypoints/background/handlers.ts";
import { holdSecret } from "../../../lib/vault/lock.ts";
import { settingsItem, userItem } from "../../../lib/state/items.ts";
import { tokenStore } from "../../../lib/vault/token-store.ts";
import { stubLocks } from "../stub-locks.ts";

let sandbox: RunningSandbox;

beforeEach(async () => {
  fakeBrowser.reset();
  stubLocks();
  sandbox = await startSandbox();
  await settingsItem.setValue({ ...credentials, serviceAddress: sandbox.url, route: "unbind-phone" });
  await holdSecret(credentials.accessKeySecret);
  await userItem.setValue({ userId: people.zhangSan.userId, phone: "13800138000", identities: [] });
});
afterEach(() => sandbox.close());

it("sends nothing at all without the permission for the origin", async () => {
  const handlers = createHandlers({
    tokens: createTokenSource(tokenStore, Date.now),
    hasPermission: () => Promise.resolve(false),
    dropPermission: () => Promise.resolve(),
    language: () => "en-US",
  });
  const { userId } = people.zhangSan;
  await handlers.wake({});
  await handlers["find-user"]({ typed: "13800138000", userId: "13800138000", userIdType: "phone" });
  await handlers["send-code"]({ fixId: "unbind-phone", userId });
  await handlers["apply-fix"]({ fixId: "unbind-phone", userId, passCode: "1234", passCodeTypedAt: 0 });
  expect(await handlers["test-connection"]({})).toMatchObject({ ok: false, failure: { code: "no-permission" } });
  expect(sandbox.state.calls).toEqual([]);
});
