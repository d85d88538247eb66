import { expect, it } from "vitest";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { answerOf, codesOf, desk, json, useDesk } from "./desk.ts";

useDesk();

const { phone, userId } = people.zhangSan;
const channel = "CHANNEL_UNBIND_PHONE";
const app = { "x-authing-app-id": credentials.appId };
const check = async (passCode: string) =>
  (await desk.call("pre-check-code", { codeType: "SMS", smsCodePayload: { phone, passCode, channel } }, app)).data;

it("puts a six-digit code on the customer's phone", async () => {
  await desk.call("send-sms", { channel, phoneNumber: phone, phoneCountryCode: "+86" });
  const code = desk.state.world.messages[0]?.code ?? "";
  expect(code).toMatch(/^\d{6}$/);
  expect(await desk.control("GET", "sms")).toMatchObject([
    { phone, code, channel, codeState: "valid", at: "2026-11-02T08:00:00.000Z" },
  ]);
  expect(desk.state.world.messages[0]?.text).toContain(code);
});

it("sends one message a minute for each phone and channel", async () => {
  const send = (body: object) => desk.call("send-sms", { channel, phoneNumber: phone, ...body });
  expect(await send({})).toMatchObject({ statusCode: 200 });
  expect(await send({ phoneCountryCode: "+86" })).toMatchObject({ statusCode: 429 });
  expect(await send({ channel: "CHANNEL_LOGIN" })).toMatchObject({ statusCode: 200 });
  expect(await send({ phoneNumber: people.liSi.phone })).toMatchObject({ statusCode: 200 });
  desk.state.clock.advance(59_999);
  expect(await send({})).toMatchObject({ statusCode: 429 });
  desk.state.clock.advance(1);
  expect(await send({})).toMatchObject({ statusCode: 200 });
});

it("sends nothing to a phone nobody has, or without its country code", async () => {
  expect(await codesOf(desk.call("send-sms", { channel, phoneNumber: "13000000000" }))).toEqual([404, 2004]);
  expect(await desk.call("send-sms", { channel, phoneNumber: people.oliver.phone })).toMatchObject({ statusCode: 404 });
  expect(
    await desk.call("send-sms", { channel, phoneNumber: people.oliver.phone, phoneCountryCode: "+44" }),
  ).toMatchObject({ statusCode: 200 });
});

it.each([
  ["an unknown channel", { channel: "CHANNEL_CHAT", phoneNumber: phone }],
  ["a country code inside the number", { channel, phoneNumber: `+86${phone}` }],
  ["a number that is not text", { channel, phoneNumber: 13800138000 }],
])("refuses %s", async (_what, body) => {
  expect(await desk.call("send-sms", body)).toMatchObject({ statusCode: 400 });
});

it("lets an app send messages, but not a stranger or an unknown app", async () => {
  const send = async (headers: Record<string, string>) =>
    answerOf(
      await fetch(`${desk.url}/api/v3/send-sms`, {
        method: "POST",
        headers: { ...json, ...headers },
        body: JSON.stringify({ channel, phoneNumber: phone }),
      }),
    );
  expect(await send({})).toMatchObject({ statusCode: 401 });
  expect(await send({ "x-authing-app-id": "another" })).toMatchObject({ statusCode: 404, apiCode: 2011 });
  expect(await send(app)).toMatchObject({ statusCode: 200 });
});

it("checks a code without using it up", async () => {
  const code = await desk.codeFor(phone);
  expect(await check("000")).toMatchObject({ isValid: false });
  expect(await check(code)).toEqual({ isValid: true });
  expect(await check(code)).toEqual({ isValid: true });
  expect(await desk.call("unbind-phone", { passCode: code, userId })).toMatchObject({ statusCode: 200 });
  expect(await check(code)).toMatchObject({ isValid: false });
});

it("checks codes for apps only", async () => {
  const body = { codeType: "SMS", smsCodePayload: { phone, passCode: "1", channel } };
  expect(await desk.call("pre-check-code", body)).toMatchObject({ statusCode: 400 });
  expect(await codesOf(desk.call("pre-check-code", body, { "x-authing-app-id": "x" }))).toEqual([404, 2011]);
  expect(await desk.call("pre-check-code", { codeType: "SMS" }, app)).toMatchObject({ statusCode: 400 });
});

it("lets a code expire, and a newer one replace it", async () => {
  const first = await desk.codeFor(phone);
  desk.state.clock.advance(60_000);
  const second = await desk.codeFor(phone);
  expect(await check(second)).toEqual({ isValid: true });
  if (first !== second) expect(await check(first)).toMatchObject({ isValid: false });
  desk.state.clock.advance(299_999);
  expect(await check(second)).toEqual({ isValid: true });
  desk.state.clock.advance(1);
  expect(await check(second)).toMatchObject({ isValid: false });
  expect(await codesOf(desk.call("unbind-phone", { passCode: second, userId }))).toEqual([400, 2001]);
  expect(await desk.control("GET", "sms")).toMatchObject([{ codeState: "replaced" }, { codeState: "expired" }]);
});
