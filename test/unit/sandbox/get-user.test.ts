import { expect, it } from "vitest";
import * as z from "zod";
import { people, seedPeople } from "../../../sandbox/people.ts";
import { codesOf, desk, useDesk } from "./desk.ts";

useDesk("all");

it("finds a person by their e-mail in any case", async () => {
  const { email, userId } = people.chenJing;
  expect(await desk.getUser({ userId: email.toUpperCase(), userIdType: "email" })).toMatchObject({ data: { userId } });
});

it("finds a foreign number only as the pool keeps it", async () => {
  const found = (phone: string) => desk.getUser({ userId: phone, userIdType: "phone" });
  await desk.control("POST", "switches", { foreignNumber: "joined" });
  expect(await found("+447400123456")).toMatchObject({ data: { userId: people.oliver.userId } });
  expect(await codesOf(found("7400123456"))).toEqual([404, 2004]);
  expect(await found("13800138000")).toMatchObject({ data: { userId: people.zhangSan.userId } });
});

it("takes a user ID where no type is given", async () => {
  expect(await desk.getUser({ userId: people.liSi.userId })).toMatchObject({ data: { name: "李四" } });
});

it("says who it does not know, and what it cannot read", async () => {
  expect(await codesOf(desk.getUser({ userId: "nobody", userIdType: "username" }))).toEqual([404, 2004]);
  expect(await desk.getUser({ userId: "x", userIdType: "shoe_size" })).toMatchObject({ statusCode: 400 });
  expect(await desk.getUser({})).toMatchObject({ statusCode: 400 });
});

it("sends identities only when asked, and never its own notes", async () => {
  const plain = z.record(z.string(), z.unknown()).parse((await desk.getUser({ userId: people.liSi.userId })).data);
  const full = (await desk.getUser({ userId: people.liSi.userId, withIdentities: "true" })).data;
  expect(plain).not.toHaveProperty("identities");
  expect(plain).not.toHaveProperty("note");
  expect(full).toMatchObject({ identities: [{ provider: "wechat", type: "openid" }] });
});

it("answers with both null and absent fields, and with fields nobody documented", async () => {
  const zhao = z.record(z.string(), z.unknown()).parse((await desk.getUser({ userId: people.zhaoLiu.userId })).data);
  const wang = z.record(z.string(), z.unknown()).parse((await desk.getUser({ userId: people.wangWu.userId })).data);
  expect(zhao["phone"]).toBeNull();
  expect(wang).not.toHaveProperty("email");
  expect(wang).toHaveProperty("userPoolId");
});

it("has user IDs of 24 hex digits, and no two alike", () => {
  const ids = seedPeople().map((person) => person.userId);
  expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
