import { expect, it } from "vitest";
import * as z from "zod";
import { createApp } from "../../../sandbox/app.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import type { Switches } from "../../../sandbox/faults/switches.ts";
import { people } from "../../../sandbox/people.ts";
import { Sandbox } from "../../../sandbox/sandbox.ts";

const { userId, phone } = people.zhangSan;
const answerOf = z.looseObject({ data: z.unknown().optional() });

/** A sandbox without a server, with a clock that stands still and IDs that are counted. */
function inProcess(switches: Partial<Switches> = {}) {
  let ids = 0;
  const pauses: number[] = [];
  const sandbox = new Sandbox({
    switches,
    now: () => Date.UTC(2026, 10, 2, 8),
    newId: () => `id-${(ids += 1)}`,
    randomInt: (limit) => 7 % limit,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  });
  const app = createApp(sandbox);
  const token = sandbox.tokens.issue({ kind: "management" }, sandbox.clock.now(), 7200);
  const headers = {
    authorization: `Bearer ${token}`,
    "x-authing-userpool-id": credentials.userPoolId,
    "x-authing-lang": "en-US",
  };
  const text = async (name: string, body?: object, more: Record<string, string> = {}) => {
    const all = { ...headers, ...more };
    const init = body === undefined ? { headers: all } : { method: "POST", headers: all, body: JSON.stringify(body) };
    return (await app.request(`/api/v3/${name}`, init)).text();
  };
  const call = async (name: string, body?: object, more?: Record<string, string>) =>
    answerOf.parse(JSON.parse(await text(name, body, more)));
  return { sandbox, app, text, call, pauses };
}

async function oneRun() {
  const { sandbox, text, pauses } = inProcess();
  sandbox.faults.add({ kind: "delay", delayMs: 3000 });
  const key = { accessKeyId: credentials.accessKeyId, accessKeySecret: credentials.accessKeySecret };
  const answers = [
    await text("get-management-token", key),
    await text("send-sms", { channel: "CHANNEL_UNBIND_PHONE", phoneNumber: phone }),
    await text("unbind-phone", { userId, passCode: "000007" }),
    await text(`get-user?userId=${userId}`),
    await text("get-user-action-logs", {}),
  ];
  return { answers, pauses, state: sandbox.snapshot() };
}

it("gives the same bytes for the same inputs", async () => {
  const [first, second] = [await oneRun(), await oneRun()];
  expect(second).toEqual(first);
  expect(first.pauses).toEqual([3000]);
  expect(first.answers[3]).toContain('"phone":null');
});

it("gives a network error where there is no connection to cut", async () => {
  const { sandbox, app } = inProcess();
  sandbox.faults.add({ kind: "drop-before" });
  const response = await app.request(`/api/v3/get-user?userId=${userId}`);
  expect(response.type).toBe("error");
});

it("answers the old user until the replica has caught up", async () => {
  const { sandbox, call } = inProcess({ replicaMs: 500 });
  await call("update-user", { userId, nickname: "三哥" });
  expect(await call(`get-user?userId=${userId}`)).toMatchObject({ data: { nickname: "小张" } });
  sandbox.clock.advance(500);
  expect(await call(`get-user?userId=${userId}`)).toMatchObject({ data: { nickname: "三哥" } });
});

it("applies the documented default of status where the pool does", async () => {
  const { call } = inProcess({ statusDefault: true });
  const answer = await call("update-user", { userId: people.sunQi.userId, nickname: "小孙" });
  expect(answer).toMatchObject({ data: { status: "Activated", statusChangedAt: "2026-11-02T08:00:00.000Z" } });
});

it.each([
  ["refused-401", { statusCode: 401 }],
  ["refused-2020", { statusCode: 499, apiCode: 2020 }],
  ["not-found", { statusCode: 404 }],
] as const)("refuses a management token on each doubted call as %s", async (form, refusal) => {
  const { call } = inProcess({ unbindPhone: form, sendSms: form, preCheckCode: form });
  const app = { "x-authing-app-id": credentials.appId };
  expect(await call("unbind-phone", { userId, passCode: "1" })).toMatchObject(refusal);
  expect(await call("send-sms", { channel: "CHANNEL_UNBIND_PHONE", phoneNumber: phone })).toMatchObject(refusal);
  expect(await call("pre-check-code", {}, app)).toMatchObject(refusal);
});

it("lets a code die after its tries, pre-checks included", async () => {
  const { call } = inProcess({ codeAttempts: 1, preCheckCounts: true });
  const channel = "CHANNEL_UNBIND_PHONE";
  await call("send-sms", { channel, phoneNumber: phone });
  const check = { codeType: "SMS", smsCodePayload: { phone, passCode: "999999", channel } };
  await call("pre-check-code", check, { "x-authing-app-id": credentials.appId });
  expect(await call("unbind-phone", { userId, passCode: "000007" })).toMatchObject({ apiCode: 2001 });
});

it("repeats the request's secrets only where it is told to", async () => {
  const body = { accessKeyId: "a", accessKeySecret: "hunter2" };
  expect(await inProcess().text("get-management-token", body)).not.toContain("hunter2");
  expect(await inProcess({ echo: "body" }).text("get-management-token", body)).toContain("hunter2");
});

it("keeps the password that it made to itself", async () => {
  const body = { userId, options: { autoGeneratePassword: true, resetPasswordOnNextLogin: true } };
  const quiet = inProcess();
  const answer = await quiet.call("update-user", body);
  expect(answer).toMatchObject({
    data: { resetPasswordOnNextLogin: true, passwordLastSetAt: "2026-11-02T08:00:00.000Z" },
  });
  expect(JSON.stringify(answer)).not.toContain("Sb-");
  expect(await quiet.text("get-admin-audit-logs", {})).not.toContain("Sb-");
  expect(await inProcess({ passwordInAnswer: true }).text("update-user", body)).toContain("Sb-");
});

it("signs out of the named apps, and takes no empty list", async () => {
  const { call } = inProcess();
  const [first] = people.zhangSan.sessions;
  const appId = first?.appId ?? "";
  expect(await call("kick-users", { userId, appIds: [] })).toMatchObject({ statusCode: 400 });
  expect(await call("kick-users", { userId, appIds: [appId] })).toMatchObject({ data: { success: true } });
  expect(await call("check-session-status", { userId, appId })).toMatchObject({ data: { active: false } });
  expect(await call(`get-user-loggedin-apps?userId=${userId}`)).toMatchObject({
    data: [{ appName: "Community" }, { appName: "Support" }],
  });
});

it("changes nothing when it is only read", async () => {
  const { sandbox, call } = inProcess();
  const before = sandbox.snapshot();
  await call("list-users", { keywords: "zhang" });
  await call(`get-user-login-history?userId=${userId}`);
  await call("get-admin-audit-logs", {});
  expect(sandbox.snapshot()).toEqual(before);
});

it("keeps an administrator's edit in the admin log alone where the pool does", async () => {
  const { call } = inProcess({ adminEditsIn: "admin-log" });
  await call("update-user", { userId, nickname: "三哥" });
  expect(await call("get-user-action-logs", {})).toMatchObject({ data: { totalCount: 0 } });
  expect(await call("get-admin-audit-logs", { resourceType: "user" })).toMatchObject({ data: { totalCount: 1 } });
});
