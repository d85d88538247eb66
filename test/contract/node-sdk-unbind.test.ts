// @vitest-environment node
import { AuthenticationClient, Models } from "authing-node-sdk";
import { afterAll, beforeEach, expect, it } from "vitest";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { people } from "../../sandbox/people.ts";
import { startSandbox } from "../../sandbox/server.ts";

const sandbox = await startSandbox();
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.state.reset();
});

/** The SDK as one customer's own app would use it. */
function appOf(person: { userId: string }): AuthenticationClient {
  const client = new AuthenticationClient({ appId: credentials.appId, appSecret: "unused", appHost: sandbox.url });
  client.setAccessToken(sandbox.state.signIn(person.userId) ?? "");
  return client;
}

const channel = Models.SendSMSDto.channel.CHANNEL_UNBIND_PHONE;
const lastCode = () => sandbox.state.world.messages.at(-1)?.code ?? "";
const phoneOf = (person: { userId: string }) =>
  sandbox.state.world.people.find((one) => one.userId === person.userId)?.phone;

it.each([["management"], ["end-user"]] as const)(
  "unbinds its own phone where the service is open to %s",
  async (unbindPhone) => {
    sandbox.state.set({ unbindPhone });
    const app = appOf(people.zhangSan);
    expect(await app.sendSms({ channel, phoneNumber: people.zhangSan.phone })).toMatchObject({ statusCode: 200 });
    expect(await app.unbindPhone({ passCode: lastCode() })).toMatchObject({ statusCode: 200, message: "操作成功" });
    expect(phoneOf(people.zhangSan)).toBeNull();
    expect(sandbox.state.calls.at(-1)).toMatchObject({
      tokenKind: "end-user",
      changed: true,
      userId: people.zhangSan.userId,
    });
  },
);

it("checks a code beforehand without spending it", async () => {
  const app = appOf(people.oliver);
  const { phone, phoneCountryCode } = people.oliver;
  await app.sendSms({ channel, phoneNumber: phone, phoneCountryCode });
  const payload = {
    phone,
    phoneCountryCode,
    passCode: lastCode(),
    channel: Models.PreCheckSmsCodeDto.channel.CHANNEL_UNBIND_PHONE,
  };
  const answer = await app.preCheckCode({ codeType: Models.PreCheckCodeDto.codeType.SMS, smsCodePayload: payload });
  expect(answer).toMatchObject({ statusCode: 200, data: { isValid: true } });
  expect(await app.unbindPhone({ passCode: lastCode() })).toMatchObject({ statusCode: 200 });
});

it("is refused the only login method", async () => {
  const app = appOf(people.wangWu);
  await app.sendSms({ channel, phoneNumber: people.wangWu.phone });
  const answer = await app.unbindPhone({ passCode: lastCode() });
  expect(answer.statusCode).toBe(422);
  expect(answer.requestId).toBeDefined();
  expect(phoneOf(people.wangWu)).toBe(people.wangWu.phone);
});
