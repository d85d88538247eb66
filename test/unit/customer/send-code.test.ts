import { beforeEach, describe, expect, it, vi } from "vitest";
import { sentCodeTrouble } from "../../../components/desk/SendCode.tsx";
import { CODE_INTERVAL } from "../../../lib/customer/code-wait.ts";
import { failed } from "../../../lib/failure.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { recoverSentCodes, sendCode } from "../../../lib/customer/send-code.ts";
import {
  lookupItem,
  policyItem,
  sentCodesItem,
  settingsItem,
  unlockedItem,
  userItem,
} from "../../../lib/state/items.ts";
import { en } from "../../../lib/words/en.ts";
import { FakeService, lost, refusal } from "../../doubles/fake-service.ts";
import { foundUser } from "../../doubles/lookups.ts";
import { userWith, ZHANG } from "../../doubles/users.ts";
import { connectedTo, freshBrowser, gate, untilQuiet } from "../../doubles/worker.ts";

const SERVICE = "https://api.authing.cn";

let service: FakeService;
let clock: number;
beforeEach(async () => {
  freshBrowser();
  service = new FakeService();
  clock = Date.UTC(2026, 10, 2, 8);
  vi.spyOn(Date, "now").mockImplementation(() => clock);
  await unlockedItem.setValue(true);
  await userItem.setValue(userWith());
  await settingsItem.setValue({ serviceAddress: SERVICE, accessKeyId: "key", route: "unbind-phone" });
});

const send = (userId = ZHANG.userId, connect = connectedTo(service)) =>
  sendCode({ fixId: "unbind-phone", userId }, connect);
const code = async () =>
  (await sentCodesItem.getValue())[
    fixUserKey({ serviceAddress: SERVICE, fixId: "unbind-phone", userId: ZHANG.userId })
  ];

it("sends to the phone on record and counts the minute from then", async () => {
  expect(await send()).toEqual({ ok: true, value: undefined });
  expect(service.sentTo("send-sms")).toEqual([
    { name: "send-sms", body: { channel: "CHANNEL_UNBIND_PHONE", phoneNumber: ZHANG.phone } },
  ]);
  expect(await code()).toEqual({
    serviceAddress: SERVICE,
    userId: ZHANG.userId,
    fixId: "unbind-phone",
    state: "sent",
    target: "138****8000",
    at: clock,
    sentAt: clock,
    nextAt: clock + CODE_INTERVAL,
  });
});

it("counts from before it is sent, so that a worker that dies in between leaves the countdown right", async () => {
  const answering = service.hold("send-sms");
  const sending = send();
  await vi.waitFor(() => expect(service.sentTo("send-sms")).toHaveLength(1));
  expect(await code()).toMatchObject({ state: "sending", nextAt: clock + CODE_INTERVAL });
  answering.open();
  await sending;
});

it("sends nothing before it is written down that it will be", async () => {
  const writing = gate();
  const setValue = sentCodesItem.setValue.bind(sentCodesItem);
  vi.spyOn(sentCodesItem, "setValue").mockImplementationOnce((codes) => writing.opened.then(() => setValue(codes)));
  const sending = send();
  await untilQuiet();
  expect(service.sentTo("send-sms")).toEqual([]);
  writing.open();
  await sending;
  expect(service.sentTo("send-sms")).toHaveLength(1);
});

describe("a customer who changed the phone since the look-up", () => {
  it("gets no code: the desk shows who it is now", async () => {
    await lookupItem.setValue({
      ...foundUser(),
      service: { serviceAddress: "https://api.authing.cn", accessKeyId: "key" },
    });
    service.user = { ...ZHANG, phone: "13911112222" };
    await send();
    expect(service.sentTo("send-sms")).toEqual([]);
    expect(await code()).toMatchObject({ state: "failed", failure: { code: "target-changed" } });
    expect((await lookupItem.getValue())?.customer?.phone).toBe("139****2222");
  });

  it.each([
    { on: "with its country code", user: { phone: `+86${ZHANG.phone}` } },
    { on: "with its country code beside it", user: { phoneCountryCode: "+86" } },
  ])("is the same one if the number is on record $on, and gets it as it is now", async ({ user }) => {
    service.user = { ...ZHANG, ...user };
    await send();
    expect(service.sentTo("send-sms")).toMatchObject([{ body: { phoneNumber: ZHANG.phone, phoneCountryCode: "+86" } }]);
  });
});

it("sends nothing to whoever is all that is left of a merged account, though the phone is the same", async () => {
  service.user = { ...ZHANG, userId: "6319a1504f3c2a7f214dd5ff" };
  await send();
  expect(service.sentTo("send-sms")).toEqual([]);
  expect(await code()).toMatchObject({ state: "failed", failure: { code: "user-changed" } });
});

it("sends nothing to another phone than the one that the window's desk shows", async () => {
  const payload = { fixId: "unbind-phone", userId: ZHANG.userId, target: "139****2222" } as const;
  expect(await sendCode(payload, connectedTo(service))).toEqual(failed("target-changed"));
  expect(service.sent).toEqual([]);
});

it("sends nothing to the customer of another service than the one on the window's desk", async () => {
  const payload = { fixId: "unbind-phone", userId: ZHANG.userId, serviceAddress: "https://other.example" } as const;
  expect(await sendCode(payload, connectedTo(service))).toEqual(failed("user-changed"));
  expect(service.sentTo("send-sms")).toEqual([]);
});

it("sends nothing to the customer of another pool of the same service than the one they were found in", async () => {
  await lookupItem.setValue({
    ...foundUser(),
    service: { serviceAddress: SERVICE, accessKeyId: "the key of another pool" },
  });
  expect(await send()).toEqual(failed("user-changed"));
  expect(service.sent).toEqual([]);
});

describe("within the minute", () => {
  it("sends no second one", async () => {
    await send();
    clock += CODE_INTERVAL - 1;
    expect(await send()).toMatchObject({ ok: true });
    expect(service.sentTo("send-sms")).toHaveLength(1);
  });

  it("sends no second one while the first is on its way", async () => {
    const answering = service.hold("send-sms");
    const first = send();
    await vi.waitFor(() => expect(service.sentTo("send-sms")).toHaveLength(1));
    await send();
    answering.open();
    await first;
    expect(service.sentTo("send-sms")).toHaveLength(1);
  });

  it("sends no second one from another window at the very same moment", async () => {
    await Promise.all([send(), send(), send()]);
    expect(service.sentTo("send-sms")).toHaveLength(1);
    expect(await code()).toMatchObject({ state: "sent" });
  });

  it("sends to a phone that was changed: the minute is the old phone's", async () => {
    await send();
    await userItem.setValue(userWith({ phone: "13911112222" }));
    service.user = { ...ZHANG, phone: "13911112222" };
    await send();
    expect(service.sentTo("send-sms")).toHaveLength(2);
  });

  it("sends to another customer", async () => {
    await send();
    await userItem.setValue(userWith({ userId: "somebody-else", phone: "13911112222" }));
    service.user = { ...ZHANG, userId: "somebody-else", phone: "13911112222" };
    await send("somebody-else");
    expect(service.sentTo("send-sms")).toHaveLength(2);
  });
});

it("sends again where the clock was set back: no minute is that long", async () => {
  await send();
  clock -= CODE_INTERVAL + 1;
  await send();
  expect(service.sentTo("send-sms")).toHaveLength(2);
});

it("sends again once the minute is over", async () => {
  await send();
  clock += CODE_INTERVAL;
  await send();
  expect(service.sentTo("send-sms")).toHaveLength(2);
  expect(await code()).toMatchObject({ at: clock, nextAt: clock + CODE_INTERVAL });
});

it("sends again after a minute in which nobody could write down how the first one ended", async () => {
  const of = { serviceAddress: SERVICE, fixId: "unbind-phone", userId: ZHANG.userId } as const;
  await sentCodesItem.setValue({
    [fixUserKey(of)]: { ...of, target: "138****8000", at: clock - CODE_INTERVAL, state: "sending", nextAt: clock },
  });
  await send();
  expect(service.sentTo("send-sms")).toHaveLength(1);
});

describe("a code that was not sent", () => {
  it("can be tried again at once where the service refused it", async () => {
    service.next("send-sms", refusal(400, { message: "no", requestId: "r-1" }));
    await send();
    expect(await code()).toMatchObject({ state: "failed", failure: { code: "refused", answer: { requestId: "r-1" } } });
    expect((await code())?.nextAt).toBeUndefined();
    await send();
    expect(service.sentTo("send-sms")).toHaveLength(2);
  });

  it.each([
    ["unbind-phone", "send-sms", {}],
    ["unbind-phone", "send-sms", { statusCode: 400, apiCode: 4004 }],
    ["unbind-email", "send-email", {}],
    ["unbind-email", "send-email", { statusCode: 499, apiCode: 2080 }],
  ] as const)("may have been sent where a copy of it was too soon (%s, %s, %j): the minute counts", async (...row) => {
    const [fixId, call, answer] = row;
    service.next(call, refusal(429, answer));
    const sendIt = () => sendCode({ fixId, userId: ZHANG.userId }, connectedTo(service));
    await sendIt();
    const [sent] = Object.values(await sentCodesItem.getValue());
    expect(sent).toMatchObject({
      state: "failed",
      failure: { code: "code-sent-lately" },
      nextAt: clock + CODE_INTERVAL,
    });
    expect(sent && sentCodeTrouble(sent)?.heading?.(en)).toBe(en.desk.codeMayHaveBeenSent);
    await sendIt();
    expect(service.sentTo(call)).toHaveLength(1);
  });

  it("waits where the service was in trouble: the first of two copies may have gone out", async () => {
    service.next("send-sms", refusal(500));
    await send();
    expect(await code()).toMatchObject({ state: "failed", nextAt: clock + CODE_INTERVAL });
  });

  it.each(["unreachable", "timed-out"] as const)(
    "waits where the answer was lost (%s): the message may have gone out",
    async (why) => {
      service.next("send-sms", lost(why));
      await send();
      expect(await code()).toMatchObject({ state: "failed", failure: { code: why }, nextAt: clock + CODE_INTERVAL });
      await send();
      expect(service.sentTo("send-sms")).toHaveLength(1);
    },
  );

  it.each(["unreachable", "timed-out"] as const)(
    "was not sent if the customer could not be read before (%s): nothing was asked for",
    async (why) => {
      service.next("get-user", lost(why));
      await send();
      const sent = await code();
      expect(service.sentTo("send-sms")).toEqual([]);
      expect(sent && sentCodeTrouble(sent)?.heading?.(en)).toBe(en.desk.codeNotSent);
      await send();
      expect(service.sentTo("send-sms")).toHaveLength(1);
    },
  );

  it("by a flaw of ours may have been sent: it is not said to be on its way for ever", async () => {
    service.next("send-sms", () => Promise.reject(new RangeError("Quota exceeded")));
    await send();
    expect(await code()).toMatchObject({
      state: "failed",
      failure: { code: "unexpected" },
      nextAt: clock + CODE_INTERVAL,
    });
  });

  it("waits for nothing where nothing left the browser", async () => {
    await send(ZHANG.userId, () => Promise.resolve(failed("no-permission")));
    expect(await code()).toMatchObject({ state: "failed", failure: { code: "no-permission" } });
    expect((await code())?.nextAt).toBeUndefined();
  });
});

describe("a code that was sent before", () => {
  it.each([
    ["get-user", refusal(500), true],
    ["send-sms", refusal(400), true],
    // Perhaps there is a newer one.
    ["send-sms", lost(), false],
  ] as const)("keeps its age if no other one was sent (%s)", async (call, answer, isKept) => {
    await send();
    const sentAt = clock;
    for (let again = 0; again < 2; again += 1) {
      clock += CODE_INTERVAL;
      service.next(call, answer);
      await send();
      expect(await code()).toMatchObject({ state: "failed", at: clock });
      expect((await code())?.sentAt).toBe(isKept ? sentAt : undefined);
    }
    service.user = { ...ZHANG, phone: "13911112222" };
    await userItem.setValue(userWith({ phone: "13911112222" }));
    service.next("send-sms", refusal(400));
    await send();
    expect((await code())?.sentAt).toBeUndefined();
  });
});

describe("nothing is sent", () => {
  it("for a customer who is not on screen any more", async () => {
    expect(await send("somebody-else")).toEqual(failed("user-changed"));
    await userItem.removeValue();
    expect(await send()).toEqual(failed("user-changed"));
    expect(service.sent).toEqual([]);
  });

  it("for a customer without a phone", async () => {
    await userItem.setValue(userWith({ phone: null }));
    expect(await send()).toEqual(failed("no-target"));
    expect(service.sent).toEqual([]);
  });

  it("for a fix that the organisation does not allow", async () => {
    await policyItem.setValue({ allowedFixes: ["unbind-email"] });
    expect(await send()).toEqual(failed("fix-not-allowed"));
    expect(service.sent).toEqual([]);
  });
});

describe("at worker start", () => {
  it("says of a code that was under way that nobody knows, and lets the minute run", async () => {
    const of = { serviceAddress: SERVICE, fixId: "unbind-phone", userId: ZHANG.userId } as const;
    const sending = { ...of, target: "138****8000", at: clock };
    await sentCodesItem.setValue({ [fixUserKey(of)]: { ...sending, state: "sending", nextAt: clock + CODE_INTERVAL } });
    await recoverSentCodes();
    expect(await code()).toMatchObject({
      state: "failed",
      failure: { code: "worker-stopped" },
      nextAt: clock + CODE_INTERVAL,
    });
  });

  it("leaves a code that was sent as it is", async () => {
    await send();
    const before = await code();
    await recoverSentCodes();
    expect(await code()).toEqual(before);
  });
});
