import { expect, it } from "vitest";
import { people } from "../../../sandbox/people.ts";
import { codesOf, desk, useDesk } from "./desk.ts";

useDesk();

const unbind = async (who: { userId: string; phone: string; phoneCountryCode?: string }) =>
  desk.call("unbind-phone", { passCode: await desk.codeFor(who.phone, who.phoneCountryCode), userId: who.userId });

it.each([
  "zhangSan",
  "liSi",
  "nameless",
  "emoji",
  "layla",
  "oliver",
  "qianBa",
  "longName",
  "chenJing",
  "zhouShi",
  "markup",
] as const)("unbinds %s", async (key) => {
  expect(await unbind(people[key])).toMatchObject({ statusCode: 200, message: "Operation successful" });
  expect(await desk.getUser({ userId: people[key].userId })).toMatchObject({
    data: { phone: null, phoneVerified: false },
  });
});

it("keeps the only login method", async () => {
  const answer = await unbind(people.wangWu);
  expect(answer).toMatchObject({ statusCode: 422 });
  expect(answer.message).toMatch(/no other login method/);
  expect(answer.requestId).toBeDefined();
  expect(desk.phoneOf(people.wangWu.userId)).toBe(people.wangWu.phone);
});

it("refuses who is suspended, unknown, or has no phone", async () => {
  expect(await unbind(people.sunQi)).toMatchObject({ statusCode: 403, apiCode: 2120008 });
  expect(await codesOf(desk.call("unbind-phone", { passCode: "1", userId: "nobody" }))).toEqual([404, 2004]);
  expect(await desk.call("unbind-phone", { passCode: "1", userId: people.zhaoLiu.userId })).toMatchObject({
    statusCode: 422,
  });
  expect(await desk.call("unbind-phone", { userId: people.zhangSan.userId })).toMatchObject({ statusCode: 400 });
});

it("refuses a wrong code, another's code and a used one", async () => {
  const { userId, phone } = people.zhangSan;
  const passCode = await desk.codeFor(phone);
  const wrong = passCode === "000000" ? "000001" : "000000";
  expect(await codesOf(desk.call("unbind-phone", { passCode: wrong, userId }))).toEqual([400, 2001]);
  expect(await desk.call("unbind-phone", { passCode, userId: people.liSi.userId })).toMatchObject({ apiCode: 2001 });
  expect(await desk.call("unbind-phone", { passCode, userId })).toMatchObject({ statusCode: 200 });
  await desk.call("update-user", { userId, phone });
  expect(await desk.call("unbind-phone", { passCode, userId })).toMatchObject({ apiCode: 2001 });
});

it("knows nobody by a management token that names nobody", async () => {
  expect(await codesOf(desk.call("unbind-phone", { passCode: await desk.codeFor(people.zhangSan.phone) }))).toEqual([
    401, 2020,
  ]);
});

it("takes a person's own token for that person, whatever the body says", async () => {
  const authorization = desk.state.signIn(people.liSi.userId) ?? "";
  const passCode = await desk.codeFor(people.liSi.phone);
  expect(
    await desk.call("unbind-phone", { passCode, userId: people.zhangSan.userId }, { authorization }),
  ).toMatchObject({ statusCode: 200 });
  expect(desk.phoneOf(people.liSi.userId)).toBeNull();
  expect(desk.phoneOf(people.zhangSan.userId)).toBe(people.zhangSan.phone);
});

it("can be kept to people's own tokens", async () => {
  desk.state.set({ unbindPhone: "end-user" });
  expect(await unbind(people.zhangSan)).toMatchObject({ statusCode: 401, apiCode: 2020 });
  expect(desk.phoneOf(people.zhangSan.userId)).toBe(people.zhangSan.phone);
  const passCode = desk.state.world.messages[0]?.code;
  const authorization = `Bearer ${desk.state.signIn(people.zhangSan.userId) ?? ""}`;
  expect(await desk.call("unbind-phone", { passCode }, { authorization })).toMatchObject({ statusCode: 200 });
});

it("unbinds e-mail by the same rules", async () => {
  const { userId, email } = people.zhangSan;
  expect(await desk.call("send-email", { channel: "CHANNEL_UNBIND_EMAIL", email: "who@example.com" })).toMatchObject({
    apiCode: 2004,
  });
  expect(await desk.call("send-email", { channel: "CHANNEL_UNBIND_EMAIL", email })).toMatchObject({ statusCode: 200 });
  expect(await desk.call("send-email", { channel: "CHANNEL_UNBIND_EMAIL", email })).toMatchObject({ statusCode: 429 });
  const passCode = desk.state.world.messages[0]?.code;
  expect(await desk.control("GET", "emails")).toMatchObject([{ email, code: passCode }]);
  expect(await desk.call("unbind-email", { passCode, userId })).toMatchObject({ statusCode: 200 });
  expect(await desk.getUser({ userId })).toMatchObject({ data: { email: null, phone: people.zhangSan.phone } });
  expect(await unbind(people.zhangSan)).toMatchObject({ statusCode: 422 });
});
