import { expect, it } from "vitest";
import { people } from "../../../sandbox/people.ts";
import { codesOf, desk, useDesk } from "./desk.ts";

useDesk();

const { userId, phone } = people.wangWu;

it("clears a phone by null, without a code, even the only login method", async () => {
  expect(await desk.call("update-user", { userId, phone: "" })).toMatchObject({ statusCode: 400 });
  expect(await desk.call("update-user", { userId, phone: null })).toMatchObject({
    statusCode: 200,
    data: { userId, phone: null },
  });
  expect(desk.phoneOf(userId)).toBeNull();
});

it("clears it only by the empty string where the pool is like that", async () => {
  desk.state.set({ clearPhoneWith: "empty-string" });
  expect(await desk.call("update-user", { userId, phone: null })).toMatchObject({ statusCode: 200, data: { phone } });
  expect(await desk.call("update-user", { userId, phone: "" })).toMatchObject({ statusCode: 200 });
  expect(desk.phoneOf(userId)).toBeNull();
  expect(desk.state.calls.map((call) => call.changed)).toEqual([false, true]);
});

it("finds its user by any id type and changes other fields", async () => {
  const body = { userId: "zhangsan", options: { userIdType: "username" }, nickname: "三哥", status: "Suspended" };
  expect(await desk.call("update-user", body)).toMatchObject({
    data: { nickname: "三哥", status: "Suspended", phone: people.zhangSan.phone },
  });
});

it("refuses what another person has", async () => {
  expect(await codesOf(desk.call("update-user", { userId, phone: people.liSi.phone }))).toEqual([409, 2035]);
  expect(await desk.call("update-user", { userId, username: "zhangsan" })).toMatchObject({ statusCode: 409 });
  expect(await codesOf(desk.call("update-user", { userId: "nobody", phone: null }))).toEqual([404, 2004]);
  expect(await desk.call("update-user", { userId, phone: 13700137000 })).toMatchObject({ statusCode: 400 });
});
