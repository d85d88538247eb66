// @vitest-environment node
import { ManagementClient } from "authing-node-sdk";
import { afterAll, beforeEach, expect, it } from "vitest";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { people } from "../../sandbox/people.ts";
import { startSandbox } from "../../sandbox/server.ts";

const sandbox = await startSandbox();
const { accessKeyId, accessKeySecret } = credentials;
const client = new ManagementClient({ accessKeyId, accessKeySecret, host: sandbox.url });
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.state.reset();
});

const { userId } = people.zhangSan;

it("finds users by keywords", async () => {
  const answer = await client.listUsers({ keywords: "zhang", options: { pagination: { page: 1, limit: 10 } } });
  expect(answer).toMatchObject({ statusCode: 200, data: { totalCount: 1, list: [{ userId }] } });
});

it("signs a user out, and reads it back", async () => {
  const apps = await client.getUserLoggedinApps({ userId });
  const appIds = apps.data.map((app) => app.appId);
  expect(appIds).toHaveLength(3);
  expect(await client.kickUsers({ userId, appIds })).toMatchObject({ statusCode: 200, data: { success: true } });
  const status = await client.checkSessionStatus({ userId, appId: appIds[0] ?? "" });
  expect(status).toMatchObject({ statusCode: 200, data: { active: false } });
});

it("updates a user, and the admin log keeps it", async () => {
  const options = { autoGeneratePassword: true, resetPasswordOnNextLogin: true };
  const updated = await client.updateUser({ userId, options });
  expect(updated).toMatchObject({ statusCode: 200, data: { userId, resetPasswordOnNextLogin: true } });
  const logs = await client.getAdminAuditLogs({ pagination: { page: 1, limit: 5 } });
  expect(logs).toMatchObject({ statusCode: 200, data: { totalCount: 1, list: [{ resourceType: "user" }] } });
});
