import { beforeEach, describe, expect, it } from "vitest";
import type { Result } from "../../../lib/failure.ts";
import type { Route } from "../../../lib/fixes/fix.ts";
import { unbindPhone } from "../../../lib/fixes/unbind-phone.ts";
import { FakeService, lost, refusal, says } from "../../doubles/fake-service.ts";
import { subjectWith, userWith, ZHANG } from "../../doubles/users.ts";

let service: FakeService;
let form: null | "" | undefined;
/** Whether the form that worked can be written down. */
let full: boolean;
/** How many requests had left when the attempt was marked as sending, each time that it was. */
let marked: number[];
beforeEach(() => {
  service = new FakeService();
  form = undefined;
  full = false;
  marked = [];
});

function apply(route: Route, user = userWith()) {
  return unbindPhone.apply({
    client: service,
    user,
    parts: [],
    route,
    passCode: "483920",
    beforeChange: () => {
      marked.push(service.sent.length);
      return Promise.resolve();
    },
    clearedForm: {
      read: () => Promise.resolve(form),
      write: (cleared) => {
        if (full) return Promise.reject(new Error("Quota exceeded"));
        form = cleared;
        return Promise.resolve();
      },
    },
    timeLimit: 60_000,
  });
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? "ok" : result.failure.code;
}

/** Whether a refusal through the route `unbind-phone` is taken for a service that keeps it to end users. */
async function codeFor(statusCode: number, more: object = {}): Promise<string> {
  service.next("unbind-phone", refusal(statusCode, more));
  return codeOf(await apply("unbind-phone"));
}

describe("a refusal by a rule of the pool", () => {
  const onlyPhone = userWith({ email: null, identities: [] });

  it.each([
    ["the only login method", onlyPhone, 422, {}, "only-login-method"],
    ["one of several", userWith(), 422, {}, "refused"],
    ["the only one, by 1999", onlyPhone, 422, { apiCode: 1999 }, "only-login-method"],
    ["one of several, by 1999", userWith(), 422, { apiCode: 1999 }, "refused"],
    ["the only one, by 1001", onlyPhone, 403, { apiCode: 1001 }, "only-login-method"],
    ["one of several, by 1001", userWith(), 403, { apiCode: 1001 }, "refused"],
    ["the only one, by a bare 403", onlyPhone, 403, {}, "only-login-method"],
    ["the only one, by a 422 whose apiCode is no code", onlyPhone, 422, { apiCode: "NONE" }, "only-login-method"],
    ["the only one, but the service has an error", onlyPhone, 500, {}, "refused"],
    ["the only one, by 2217", userWith(), 400, { apiCode: 2217 }, "only-login-method"],
    ["the only one, but another rule is named", onlyPhone, 422, { apiCode: 2035 }, "refused"],
    ["the only one, but the code is wrong", onlyPhone, 400, { apiCode: 2001 }, "refused"],
  ])("of %s is told as what it is", async (_of, user, statusCode, more, code) => {
    service.next("unbind-phone", refusal(statusCode, more));
    expect(codeOf(await apply("unbind-phone", user))).toBe(code);
  });
});

describe("through unbind-phone", () => {
  it.each([
    [401, {}],
    [401, { apiCode: 2020 }],
    [403, { apiCode: 2020 }],
    [200, { apiCode: 2020, data: { success: false } }],
    [400, { apiCode: 2206 }],
    [403, { apiCode: 2207 }],
    [404, {}],
    [404, { apiCode: 2011 }],
  ])("sees in %i %j that the service keeps the call to end users", async (statusCode, more) => {
    expect(await codeFor(statusCode, more)).toBe("end-user-only");
  });

  it.each([
    [404, { apiCode: 2004 }],
    [404, { apiCode: 2224 }],
    [400, { apiCode: 2001 }],
    [401, { apiCode: 2001 }],
    [403, {}],
    [403, { apiCode: 2120008 }],
    [422, {}],
    [500, {}],
    [501, {}],
  ])("takes %i %j for what it says", async (statusCode, more) => {
    expect(await codeFor(statusCode, more)).toBe("refused");
  });

  it("keeps the service's answer, whatever it is taken for", async () => {
    service.next("unbind-phone", refusal(401, { apiCode: 2020, message: "尚未登录" }));
    expect(await apply("unbind-phone")).toMatchObject({
      failure: { answer: { statusCode: 401, apiCode: 2020, message: "尚未登录", requestId: "req-refused" } },
    });
  });

  it("does not take an access key that is no good for a service that keeps the call to end users", async () => {
    service.next("unbind-phone", () => ({
      ok: false,
      failure: { code: "token-refused", answer: { statusCode: 401 } },
    }));
    expect(codeOf(await apply("unbind-phone"))).toBe("token-refused");
  });
});

describe("through verified update", () => {
  it("checks the code and who it is, then clears the phone, and looks whether it is gone", async () => {
    expect((await apply("verified-update")).ok).toBe(true);
    expect(
      service.sent
        .map(({ name }) => name)
        .slice(0, 2)
        .sort(),
    ).toEqual(["get-user", "pre-check-code"]);
    expect(service.sent.slice(2)).toEqual([
      { name: "update-user", body: { userId: ZHANG.userId, phone: null, options: { userIdType: "user_id" } } },
      { name: "get-user", query: { userId: ZHANG.userId, userIdType: "user_id", withIdentities: "true" } },
    ]);
    expect(marked).toEqual([2]);
  });

  it("checks the customer's code for the phone on record, on the channel it was sent for", async () => {
    await apply("verified-update", userWith({ phoneCountryCode: "+44", phone: "7400123456" }));
    expect(service.sentTo("pre-check-code")[0]?.body).toEqual({
      codeType: "SMS",
      smsCodePayload: {
        phone: "7400123456",
        passCode: "483920",
        phoneCountryCode: "+44",
        channel: "CHANNEL_UNBIND_PHONE",
      },
    });
  });

  /** What stops it before anything is written. */
  async function stopped(user = userWith()) {
    const result = await apply("verified-update", user);
    expect(service.sentTo("update-user")).toEqual([]);
    expect(marked).toEqual([]);
    return codeOf(result);
  }

  it("writes nothing where the code is not valid, and keeps what was said", async () => {
    service.next("pre-check-code", () => says({ data: { isValid: false }, requestId: "r-2" }));
    const failure = { code: "pass-code-not-valid", answer: { requestId: "r-2" } };
    expect(await apply("verified-update")).toMatchObject({ failure });
    expect([service.sentTo("update-user"), marked]).toEqual([[], []]);
  });

  it.each([
    ["refused", refusal(400, { apiCode: 2001 }), "refused"],
    ["lost", lost(), "unreachable"],
    ["answered without saying", () => says({ data: {} }), "undocumented-answer"],
    ["answered with a word", () => says({ data: { isValid: "true" } }), "undocumented-answer"],
    ["answered with nothing", () => says({}), "undocumented-answer"],
  ] as const)("writes nothing where the check is %s", async (_how, answer, code) => {
    service.next("pre-check-code", answer);
    expect(await stopped()).toBe(code);
  });

  it("writes nothing where the customer can't be read", async () => {
    service.next("get-user", lost("timed-out"));
    expect(await stopped()).toBe("timed-out");
  });

  it("writes nothing where it is the only login method, on a fresh read", async () => {
    service.user = { ...ZHANG, email: null };
    expect(await stopped()).toBe("only-login-method");
  });

  it.each([{ email: "" }, { email: undefined }, { email: null, username: "zhangsan" }])(
    "knows no login method in %j",
    async (fields) => {
      service.user = { ...ZHANG, ...fields };
      expect(await stopped()).toBe("only-login-method");
    },
  );

  it("goes ahead where a social account was bound since the look-up", async () => {
    service.user = { ...ZHANG, email: null, identities: [{ provider: "wechat" }] };
    expect((await apply("verified-update", userWith({ email: null }))).ok).toBe(true);
    expect(service.sentTo("update-user")).toHaveLength(1);
  });

  it.each([{ phone: "13911112222" }, { phone: null }, { userId: "somebody-else" }])(
    "writes nothing where the service has %j meanwhile",
    async (now) => {
      service.user = { ...ZHANG, ...now };
      expect(await stopped()).toBe("user-changed");
    },
  );

  it("writes nothing where there is no phone", async () => {
    expect(await stopped(userWith({ phone: null }))).toBe("no-target");
    expect(service.sent).toEqual([]);
  });

  const forms = () => service.sentTo("update-user").map(({ body }) => body && "phone" in body && body.phone);
  /** A service that takes one form and passes over the other without a word. */
  const takes = (taken: null | "") =>
    service.always("update-user", (sent) => {
      const { body = {} } = sent;
      return "phone" in body && body.phone === taken
        ? service.obey(sent)
        : says({ data: service.user, requestId: "r-3" });
    });

  it("remembers that null worked", async () => {
    await apply("verified-update");
    expect(form).toBeNull();
  });

  it("tries the empty string where null left the phone bound, and remembers it", async () => {
    takes("");
    const result = await apply("verified-update");
    expect(forms()).toEqual([null, ""]);
    expect(form).toBe("");
    expect(result).toMatchObject({ ok: true, value: { answer: { requestId: "req-update-user" } } });
  });

  it("starts with the form that worked before", async () => {
    takes("");
    form = "";
    await apply("verified-update");
    expect(forms()).toEqual([""]);
  });

  it("falls back to null where the remembered form works no more", async () => {
    takes(null);
    form = "";
    await apply("verified-update");
    expect(forms()).toEqual(["", null]);
    expect(form).toBeNull();
  });

  it.each([400, 422])(
    "tries the other form where the first is refused with %i: it may be the form",
    async (statusCode) => {
      service.next("update-user", refusal(statusCode));
      expect((await apply("verified-update")).ok).toBe(true);
      expect(forms()).toEqual([null, ""]);
      expect(form).toBe("");
    },
  );

  it.each([401, 403, 404, 409, 429, 500])("does not where it is refused with %i", async (statusCode) => {
    service.next("update-user", refusal(statusCode, { requestId: "r-4" }));
    const result = await apply("verified-update");
    expect(result).toMatchObject({ ok: false, failure: { code: "refused", answer: { statusCode, requestId: "r-4" } } });
    expect(forms()).toEqual([null]);
    expect(form).toBeUndefined();
  });

  it("does not where the answer was lost: the update may have been done", async () => {
    service.next("update-user", lost("timed-out"));
    expect(codeOf(await apply("verified-update"))).toBe("timed-out");
    expect(forms()).toEqual([null]);
  });

  it("does not where nobody can tell whether the first form worked", async () => {
    service.next("get-user", service.obey, lost());
    expect((await apply("verified-update")).ok).toBe(true);
    expect(forms()).toEqual([null]);
    expect(form).toBeUndefined();
  });

  it("does not where a refused update had cleared the phone after all", async () => {
    service.doBut("update-user", () => says({ statusCode: 400, requestId: "r-5" }));
    expect(await apply("verified-update")).toMatchObject({ failure: { answer: { requestId: "r-5" } } });
    expect(forms()).toEqual([null]);
  });

  /** What was cleared, as a replica shows it that lags behind for one read. */
  const lagging = () => service.next("get-user", service.obey, () => says({ data: ZHANG }));

  it("keeps the answer that did it where the other form is refused, because the first had only not shown yet", async () => {
    lagging();
    service.next("update-user", service.obey, refusal(400, { requestId: "r-8" }));
    expect(await apply("verified-update")).toMatchObject({
      ok: true,
      value: { answer: { statusCode: 200, requestId: "req-update-user", earlierRequestIds: ["r-8"] } },
    });
    expect(forms()).toEqual([null, ""]);
    expect(form).toBeNull();
  });

  it("keeps the IDs of both where both were accepted: the first had perhaps only not shown yet", async () => {
    lagging();
    service.next("update-user", () => {
      service.user = { ...service.user, phone: null };
      return says({ requestId: "r-7" });
    });
    expect(await apply("verified-update")).toMatchObject({
      ok: true,
      value: { answer: { requestId: "req-update-user", earlierRequestIds: ["r-7"] } },
    });
    expect(forms()).toEqual([null, ""]);
  });

  it("keeps the first answer where the desk is locked before the other form could be sent", async () => {
    service.next("update-user", refusal(422, { requestId: "r-9" }), lost("locked"));
    expect(await apply("verified-update")).toMatchObject({
      failure: { code: "refused", answer: { requestId: "r-9" } },
    });
  });

  it.each([
    [() => says({ data: ZHANG, requestId: "r-10" }), lost(), "unreachable"],
    [() => says({ data: ZHANG, requestId: "r-10" }), lost("timed-out"), "timed-out"],
    [refusal(400, { requestId: "r-10" }), lost(), "unreachable"],
    [refusal(400, { requestId: "r-10" }), refusal(422), "refused"],
  ])("keeps the first form's ID where the other one fails: either may have done it", async (first, second, code) => {
    service.next("update-user", first, second);
    expect(await apply("verified-update")).toMatchObject({
      failure: { code, answer: { earlierRequestIds: ["r-10"] } },
    });
  });

  it("keeps the answer where the form that worked can't be remembered", async () => {
    full = true;
    expect(await apply("verified-update")).toMatchObject({ value: { answer: { requestId: "req-update-user" } } });
  });

  it("learns nothing of a form from another user, who may be all that is left of a merged account", async () => {
    service.next("get-user", service.obey, () => says({ data: { ...ZHANG, userId: "other", phone: null } }));
    await apply("verified-update");
    expect(forms()).toEqual([null]);
    expect(form).toBeUndefined();
  });

  it("remembers neither form where neither worked", async () => {
    service.always("update-user", () => says({ data: service.user, requestId: "r-6" }));
    expect(await apply("verified-update")).toMatchObject({ ok: true });
    expect(forms()).toEqual([null, ""]);
    expect(form).toBeUndefined();
  });
});

describe("sending the code", () => {
  it.each([
    [{}, { phoneNumber: "13800138000" }],
    [{ phoneCountryCode: "+86" }, { phoneNumber: "13800138000", phoneCountryCode: "+86" }],
    [
      { phoneCountryCode: "44", phone: "7400123456" },
      { phoneNumber: "7400123456", phoneCountryCode: "+44" },
    ],
    [
      { phoneCountryCode: "+44", phone: "+447400123456" },
      { phoneNumber: "7400123456", phoneCountryCode: "+44" },
    ],
  ])("goes to the phone on record (%j), the number without its country code", async (fields, phone) => {
    expect((await unbindPhone.proof.sendCode(service, userWith(fields))).ok).toBe(true);
    expect(service.sent).toEqual([{ name: "send-sms", body: { channel: "CHANNEL_UNBIND_PHONE", ...phone } }]);
  });

  it("sends nothing where there is no phone", async () => {
    expect(codeOf(await unbindPhone.proof.sendCode(service, userWith({ phone: "" })))).toBe("no-target");
    expect(service.sent).toEqual([]);
  });
});

describe("the verdict", () => {
  it("shows what will be unbound, masked", () => {
    expect(unbindPhone.preview(subjectWith()).target).toBe("138****8000");
    const foreign = subjectWith({ phone: "7400123456", phoneCountryCode: "+44" });
    expect(unbindPhone.preview(foreign).target).toBe("+44 740****3456");
    expect(unbindPhone.preview(subjectWith({ phone: null })).target).toBeUndefined();
  });

  it("counts e-mail and social accounts as login methods, not a username", () => {
    const none = subjectWith({ email: null, username: "zhangsan" });
    expect(unbindPhone.preview(none)).toMatchObject({ against: ["only-login-method"], otherLoginMethods: [] });
    const both = subjectWith({ emailVerified: null, identities: [{ provider: "wechat" }, { type: "openid" }, {}] });
    expect(unbindPhone.preview(both).otherLoginMethods).toEqual([
      { kind: "email", verified: false },
      { kind: "identity", provider: "wechat" },
      { kind: "identity", provider: "openid" },
      { kind: "identity", provider: "" },
    ]);
  });
});
