import { beforeEach, describe, expect, it } from "vitest";
import type { FixContext, Seen } from "../../../lib/fixes/fix.ts";
import { resetPassword } from "../../../lib/fixes/reset-password.ts";
import { FakeService, refusal, says } from "../../doubles/fake-service.ts";
import { subjectWith, userWith, ZHANG } from "../../doubles/users.ts";

let service: FakeService;
beforeEach(() => {
  service = new FakeService();
});

function apply(fields: object = {}, more: Partial<FixContext> = {}) {
  return resetPassword.apply({
    client: service,
    user: userWith(fields),
    parts: [],
    passCode: "483920",
    route: "unbind-phone",
    beforeChange: () => Promise.resolve(),
    clearedForm: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    timeLimit: 60_000,
    ...more,
  });
}

const updates = () => service.sentTo("update-user").map(({ body }) => body);

describe("the address", () => {
  it.each([
    [{}, "z***@example.com"],
    [{ emailVerified: null }, "z***@example.com"],
    // Anybody can write another person's e-mail into a profile.
    [{ emailVerified: false }, "138****8000"],
    [{ email: null }, "138****8000"],
    [{ emailVerified: false, phone: null }, "z***@example.com"],
    [{ email: null, phone: "7400123456", phoneCountryCode: "+44" }, "+44 740****3456"],
    [{ email: null, phone: null }, undefined],
  ])("for %j is %s", (fields, target) => {
    expect(resetPassword.preview(subjectWith(fields)).target).toBe(target);
  });

  it.each([
    [{}, "send-email", { channel: "CHANNEL_RESET_PASSWORD", email: ZHANG.email }],
    [{ email: null }, "send-sms", { channel: "CHANNEL_RESET_PASSWORD", phoneNumber: ZHANG.phone }],
  ])("for %j gets the code", async (fields, name, body) => {
    await resetPassword.proof.sendCode(service, userWith(fields));
    expect(service.sent).toEqual([{ name, body }]);
  });

  it.each([
    [{}, { email: "ZhangSan@example.com" }, true],
    [{}, { phone: "13900000000" }, true],
    [{}, { email: "zhang5an@example.com" }, false],
    [{}, { emailVerified: false }, false],
    [{ email: null }, { email: null, phone: "+8613800138000" }, true],
    [{ email: null }, { email: null, phone: "13800998000" }, false],
  ])("of %j is that of %j: %s", (one, other, same) => {
    expect(resetPassword.isSameTarget(subjectWith(one), subjectWith(other))).toBe(same);
  });
});

describe("the reset", () => {
  it.each([
    [{}, "EMAIL", { sendDefaultEmailNotification: true, sendDefaultPhoneNotification: false }],
    [{ email: null }, "SMS", { sendDefaultEmailNotification: false, sendDefaultPhoneNotification: true }],
  ])("of %j is sent where the code was checked", async (fields, codeType, sendPasswordResetedNotification) => {
    expect(await apply(fields)).toMatchObject({ ok: true });
    expect(service.sent.map(({ name }) => name)).toEqual(["pre-check-code", "update-user"]);
    expect(service.sentTo("pre-check-code")[0]?.body).toMatchObject({ codeType });
    expect(JSON.stringify(service.sentTo("pre-check-code"))).toContain("CHANNEL_RESET_PASSWORD");
    expect(updates()).toEqual([
      {
        userId: ZHANG.userId,
        options: {
          userIdType: "user_id",
          autoGeneratePassword: true,
          resetPasswordOnNextLogin: true,
          sendPasswordResetedNotification,
        },
      },
    ]);
  });

  it("is not sent with a wrong code", async () => {
    service.next("pre-check-code", () => says({ data: { isValid: false } }));
    expect(await apply()).toMatchObject({ failure: { code: "pass-code-not-valid" } });
    expect(updates()).toEqual([]);
  });

  it("is not sent if the code can't be checked", async () => {
    service.next("pre-check-code", refusal(403));
    expect(await apply()).toMatchObject({ failure: { code: "refused" } });
    expect(updates()).toEqual([]);
  });
});

describe("reading back", () => {
  const early = "2025-01-05T03:00:00.000Z";
  const late = "2026-11-02T08:00:00.000Z";
  const asked = "resetPasswordOnNextLogin";
  const inPart: Seen = { done: false, left: [asked] };

  it.each([
    [{ passwordLastSetAt: early }, { passwordLastSetAt: late, [asked]: true }, { done: true }],
    [{ passwordLastSetAt: early }, { passwordLastSetAt: early, [asked]: false }, { done: false }],
    [{ passwordLastSetAt: early }, { passwordLastSetAt: early, [asked]: true }, { done: false }],
    [{ passwordLastSetAt: early }, { passwordLastSetAt: late, [asked]: false }, inPart],
    // The same moment in another form.
    [{ passwordLastSetAt: early }, { passwordLastSetAt: Date.parse(early) }, { done: false }],
    [{ passwordLastSetAt: early }, { passwordLastSetAt: "2025-01-05T11:00:00.000+0800" }, { done: false }],
    // The first password ever.
    [{}, { passwordLastSetAt: late, [asked]: true }, { done: true }],
    [{ passwordLastSetAt: early }, { passwordLastSetAt: late }, { done: true }],
    // A service that does not say when.
    [{}, { [asked]: true }, { done: true }],
    [{ [asked]: true }, { [asked]: true }, {}],
    [{ [asked]: false }, { [asked]: false }, { done: false }],
    // A service that says neither says nothing of this one.
    [{}, {}, {}],
    // A time without a zone is no moment, and still another one.
    [{ passwordLastSetAt: "2025-01-05 03:00:00" }, { passwordLastSetAt: "2026-11-02 08:00:00" }, { done: true }],
    [{ passwordLastSetAt: "2025-01-05 03:00:00" }, { passwordLastSetAt: "2025-01-05 03:00:00" }, { done: false }],
  ])("after %j, %j shows %j", async (before, after, seen) => {
    const preview = resetPassword.preview(subjectWith(before));
    const pressed = { userId: ZHANG.userId, target: preview.target ?? "", before: preview.before ?? "" };
    expect(await resetPassword.readBack({ client: service, user: userWith(after) }, pressed)).toEqual(seen);
  });

  const MINUTE = 60_000;
  it.each([
    [undefined, 10 * MINUTE, inPart],
    [0, MINUTE, inPart],
    [0, -MINUTE, inPart],
    // The customer has set one since, whether or not this reset had come to anything.
    [0, 3 * MINUTE, {}],
  ])("of a press that ended at %s, with a password set at %s, shows %j", async (ended, set, seen) => {
    const at = Date.parse(late);
    const endedAt = ended === undefined ? {} : { endedAt: at + ended };
    const pressed = { userId: ZHANG.userId, target: "t", before: `${Date.parse(early)} false`, ...endedAt };
    const user = userWith({ passwordLastSetAt: new Date(at + set).toISOString(), [asked]: false });
    expect(await resetPassword.readBack({ client: service, user }, pressed)).toEqual(seen);
  });
});
