// @vitest-environment node
import { afterEach, beforeEach, expect, it } from "vitest";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";
import { createHandlers } from "../../../entrypoints/background/handlers.ts";
import { settingsItem, userItem } from "../../../lib/state/items.ts";
import { freshBrowser, unlockedWith } from "../../doubles/worker.ts";

let sandbox: RunningSandbox;

beforeEach(async () => {
  freshBrowser();
  sandbox = await startSandbox();
  await settingsItem.setValue({ ...credentials, serviceAddress: sandbox.url, route: "unbind-phone" });
  await unlockedWith(credentials.accessKeySecret);
  await userItem.setValue({ userId: people.zhangSan.userId, phone: "13800138000", identities: [] });
});
afterEach(() => sandbox.close());

it("sends nothing at all without the permission for the origin", async () => {
  const handlers = createHandlers();
  const { userId } = people.zhangSan;
  await handlers.wake({});
  await handlers["find-user"]({ typed: "13800138000", userId: "13800138000", userIdType: "phone" });
  await handlers["send-code"]({ fixId: "unbind-phone", userId });
  await handlers["apply-fix"]({ fixId: "unbind-phone", userId, passCode: "1234", passCodeTypedAt: 0 });
  expect(await handlers["test-connection"]({})).toMatchObject({ ok: false, failure: { code: "no-permission" } });
  expect(sandbox.state.calls).toEqual([]);
});
