import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { people } from "../../../sandbox/people.ts";
import { desk, useDesk } from "./desk.ts";

useDesk("all");
let refusedId: string | undefined;
const page = z.object({
  totalCount: z.number(),
  list: z.array(z.looseObject({ userId: z.string(), success: z.boolean() })),
});
const logs = async (filter: object) => page.parse((await desk.call("get-user-action-logs", filter)).data);

beforeAll(async () => {
  const { userId, phone } = people.zhangSan;
  const passCode = await desk.codeFor(phone);
  refusedId = (await desk.call("unbind-phone", { passCode: "0", userId })).requestId;
  desk.state.clock.advance(1000);
  await desk.call("unbind-phone", { passCode, userId });
  desk.state.clock.advance(1000);
  await desk.call("update-user", { userId: people.wangWu.userId, phone: null });
});

it("lists what happened, newest first", async () => {
  const { totalCount, list } = await logs({});
  expect(totalCount).toBe(3);
  expect(list).toMatchObject([
    { eventType: "updateUserPhone", userId: people.wangWu.userId },
    {
      eventType: "unbindPhone",
      success: true,
      timestamp: "2026-11-02T08:00:01.000Z",
      clientIp: "127.0.0.1",
      userDisplayName: "小张",
    },
    { eventType: "unbindPhone", success: false, requestId: refusedId },
  ]);
});

it("traces a requestId", async () => {
  expect(await logs({ requestId: refusedId })).toMatchObject({
    totalCount: 1,
    list: [{ success: false, userId: people.zhangSan.userId }],
  });
  expect(await logs({ requestId: "934108e5-9fbf-4d24-8da1-c330328abd6c" })).toEqual({ totalCount: 0, list: [] });
});

it.each([
  ["user", { userId: people.zhangSan.userId }, 2],
  ["event", { eventType: "unbindPhone" }, 2],
  ["success", { success: false }, 1],
  ["start", { start: Date.UTC(2026, 10, 2, 8, 0, 1) }, 2],
  ["end", { end: Date.UTC(2026, 10, 2, 8, 0, 1) }, 2],
])("filters by %s", async (_what, filter, count) => {
  expect((await logs(filter)).totalCount).toBe(count);
});

it("pages", async () => {
  const second = await logs({ pagination: { page: 2, limit: 2 } });
  expect(second.totalCount).toBe(3);
  expect(second.list).toMatchObject([{ requestId: refusedId }]);
  expect(await desk.call("get-user-action-logs", { pagination: { page: 1, limit: 51 } })).toMatchObject({
    statusCode: 400,
  });
});
