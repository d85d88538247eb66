// @vitest-environment node
import { ManagementClient } from "authing-node-sdk";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { people } from "../../sandbox/people.ts";
import { startSandbox } from "../../sandbox/server.ts";

// What Authing's own SDK sends and understands is the best description there is of the service:
// as long as it works here, the sandbox has not drifted from it.

const sandbox = await startSandbox();
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.state.reset();
});

const identity = people.zhouShi.identities[0];
const idOf: [Parameters<ManagementClient["getUser"]>[0]["userIdType"], string, string][] = [
  ["user_id", people.emoji.userId, people.emoji.userId],
  ["external_id", people.chenJing.externalId, people.chenJing.userId],
  ["phone", people.oliver.phone, people.oliver.userId],
  ["email", people.layla.email, people.layla.userId],
  ["username", people.zhangSan.username, people.zhangSan.userId],
  ["identity", `${identity?.extIdpId ?? ""}:${identity?.userIdInIdp ?? ""}`, people.zhouShi.userId],
  ["sync_relation", `lark:${identity?.userIdInIdp ?? ""}`, people.zhouShi.userId],
  ["custom_field", "employeeNo:E-2077", people.zhouShi.userId],
];

describe("ManagementClient", () => {
  const client = (more = {}) =>
    new ManagementClient({
      accessKeyId: credentials.accessKeyId,
      accessKeySecret: credentials.accessKeySecret,
      host: sandbox.url,
      ...more,
    });

  it.each(idOf)("gets a user by %s", async (userIdType, userId, expected) => {
    const answer = await client().getUser({ userId, withIdentities: true, ...(userIdType && { userIdType }) });
    expect(answer).toMatchObject({ statusCode: 200, data: { userId: expected } });
    expect(answer.data.identities).toBeInstanceOf(Array);
    expect(sandbox.state.calls[0]?.tokenKind).toBe("signature");
  });

  it("signs bodies with nested, null and non-ASCII fields", async () => {
    const { userId } = people.zhangSan;
    const changed: unknown = await client().makeRequest({
      method: "POST",
      url: "/api/v3/update-user",
      data: { userId, name: "张三 ✓", phone: null, options: { userIdType: "user_id" } },
    });
    expect(changed).toMatchObject({ statusCode: 200, data: { name: "张三 ✓", phone: null } });
    const logs = await client().getUserActionLogs({ userId, pagination: { page: 1, limit: 5 } });
    expect(logs).toMatchObject({ statusCode: 200, data: { totalCount: 1, list: [{ eventType: "updateUserPhone" }] } });
  });

  it("signs calls whose every parameter is left out", async () => {
    const answer: unknown = await client().makeRequest({
      method: "POST",
      url: "/api/v3/get-user-action-logs",
      data: { requestId: undefined },
    });
    expect(answer).toMatchObject({ statusCode: 200 });
  });

  it("carries a tenant where apps carry their id", async () => {
    const answer = await client({ tenantId: "6319a1504f30c2a7f214dfff" }).getUser({ userId: people.liSi.userId });
    expect(answer.statusCode).toBe(200);
  });

  it("is refused with a wrong secret, in its language", async () => {
    const answer = await client({ accessKeySecret: "wrong", lang: "en-US" }).getUser({ userId: people.liSi.userId });
    expect(answer).toMatchObject({ statusCode: 401, apiCode: 1300, message: "The signature is invalid" });
    expect(answer.data).toBeUndefined();
  });

  it("learns of a user that is not there", async () => {
    expect(await client().getUser({ userId: "ghost", userIdType: "username" })).toMatchObject({
      statusCode: 404,
      apiCode: 2004,
    });
  });
});
