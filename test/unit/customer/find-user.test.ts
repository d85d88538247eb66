import { beforeEach, describe, expect, it, vi } from "vitest";
import { failed, success } from "../../../lib/failure.ts";
import {
  createFindUser,
  showPreview,
  showUserAgain,
  type FindUser,
  type FindUserPayload,
} from "../../../lib/customer/find-user.ts";
import { readSubject } from "../../../lib/customer/read-subject.ts";
import { fixById } from "../../../lib/fixes/index.ts";
import { lookupItem, recentCustomersItem, unlockedItem, userItem } from "../../../lib/state/items.ts";
import { forget, inTurn, lock } from "../../../lib/vault/lock.ts";
import { forgetService } from "../../../lib/vault/save-settings.ts";
import { FakeService, lost, refusal, says } from "../../doubles/fake-service.ts";
import { appsCalled } from "../../doubles/fix-samples.ts";
import { subjectWith, userWith, ZHANG } from "../../doubles/users.ts";
import { connectedTo, freshBrowser, storedIn, untilQuiet } from "../../doubles/worker.ts";

let service: FakeService;
let ids: number;
beforeEach(async () => {
  freshBrowser();
  await unlockedItem.setValue(true);
  service = new FakeService();
  ids = 0;
  vi.spyOn(crypto, "randomUUID").mockImplementation(() => `0-0-0-0-${(ids += 1)}`);
  vi.spyOn(Date, "now").mockReturnValue(1_000);
});

const PHONE: FindUserPayload = { typed: "13800138000", userId: "13800138000", userIdType: "phone" };

/** That of `connectedTo`, and what others differ in. */
const SERVICE = { serviceAddress: "https://api.authing.cn", accessKeyId: "key" };
const UNBINDING = { ...SERVICE, fixId: "unbind-phone" };
const OTHER_SERVICES = [{ serviceAddress: "https://other.example" }, { accessKeyId: "other" }];

const finder = (connect = connectedTo(service)) => createFindUser(connect);
const find = (payload: Partial<FindUserPayload> = {}, connect = connectedTo(service)) =>
  finder(connect)({ ...PHONE, ...payload });

it("leaves nobody on a desk that is locked meanwhile", async () => {
  const answering = service.hold("get-user");
  const finding = find();
  await vi.waitFor(() => expect(service.sentTo("get-user")).toHaveLength(1));
  await unlockedItem.setValue(false);
  answering.open();
  expect(await finding).toEqual(success(undefined));
  expect(await find()).toEqual(failed("user-changed"));
  expect(await userItem.getValue()).toBeNull();
  expect(await lookupItem.getValue()).toMatchObject({ state: "finding", lookupId: "0-0-0-0-1" });
});

describe("a user whom several windows ask for at once", () => {
  it("is asked for once, and each window waits for it", async () => {
    const findUser = finder();
    const answering = service.hold("get-user");
    const finding = [findUser(PHONE), findUser(PHONE), findUser(PHONE)];
    await vi.waitFor(() => expect(service.sentTo("get-user")).toHaveLength(1));
    answering.open();
    await Promise.all(finding);
    expect(service.sentTo("get-user")).toHaveLength(1);
    expect(await lookupItem.getValue()).toMatchObject({ state: "found", lookupId: "0-0-0-0-1" });
  });

  it("is asked for anew once they were found", async () => {
    const findUser = finder();
    await findUser(PHONE);
    await findUser(PHONE);
    expect(service.sentTo("get-user")).toHaveLength(2);
    expect(await lookupItem.getValue()).toMatchObject({ state: "found", lookupId: "0-0-0-0-2" });
  });

  it.each([
    ["the desk was cleared", () => lookupItem.removeValue()],
    [
      "another was asked for",
      (findUser: FindUser) => findUser({ ...PHONE, typed: "zhangsan", userIdType: "username" }),
    ],
  ])("is asked for anew if %s meanwhile", async (_, meanwhile) => {
    const findUser = finder();
    const answering = service.hold("get-user");
    const first = findUser(PHONE);
    await vi.waitFor(() => expect(service.sentTo("get-user")).toHaveLength(1));
    const between = meanwhile(findUser);
    await vi.waitFor(async () => expect(await lookupItem.getValue()).not.toMatchObject({ lookupId: "0-0-0-0-1" }));
    const second = findUser(PHONE);
    answering.open();
    await Promise.all([first, between, second]);
    expect(await lookupItem.getValue()).toMatchObject({
      typed: PHONE.typed,
      userIdType: "phone",
      state: "found",
      lookupId: `0-0-0-0-${ids}`,
    });
    expect(ids).toBeGreaterThan(1);
  });
});

describe("a user who is found", () => {
  it("is shown for exactly what was typed, masked, with the verdict of each fix", async () => {
    expect(await find({ typed: "+86 138-0013-8000" })).toEqual({ ok: true, value: undefined });
    expect(await lookupItem.getValue()).toMatchObject({
      typed: "+86 138-0013-8000",
      userIdType: "phone",
      lookupId: "0-0-0-0-1",
      state: "found",
      foundAt: 1_000,
      customer: {
        userId: ZHANG.userId,
        name: "张三",
        phone: "138****8000",
        email: "z***@example.com",
        status: "Activated",
        verdicts: {
          "unbind-phone": {
            target: "138****8000",
            against: [],
            otherLoginMethods: [{ kind: "email", verified: true }],
          },
          "unbind-email": {
            target: "z***@example.com",
            against: [],
            otherLoginMethods: [{ kind: "phone" }],
          },
        },
      },
    });
    expect((await userItem.getValue())?.userId).toBe(ZHANG.userId);
  });

  it("is asked for once, by what was recognised", async () => {
    await find({ typed: "ext:10042", userId: "10042", userIdType: "external_id" });
    expect(service.sent).toEqual([
      { name: "get-user", query: { userId: "10042", userIdType: "external_id", withIdentities: "true" } },
    ]);
  });

  it.each([
    [{ name: null, nickname: "小张", username: "z" }, "小张"],
    [{ name: "", nickname: "", username: "zhangsan" }, "zhangsan"],
    [{ name: null, nickname: null, username: null }, undefined],
  ])("is called by the best name there is (%j)", async (names, name) => {
    service.user = { ...ZHANG, ...names };
    await find();
    expect((await lookupItem.getValue())?.customer?.name).toBe(name);
  });

  it("is shown as looked for while the answer is on its way", async () => {
    const answering = service.hold("get-user");
    const finding = find();
    await vi.waitFor(() => expect(service.sent).toHaveLength(1));
    expect(await lookupItem.getValue()).toMatchObject({ state: "finding", typed: "13800138000" });
    answering.open();
    await finding;
    expect(await lookupItem.getValue()).toMatchObject({ state: "found" });
  });

  it("never lies on disk", async () => {
    await find();
    expect(await storedIn("local")).toBe("{}");
  });
});

describe("a look-up that fails", () => {
  it.each([
    ["nobody there", refusal(404, { apiCode: 2004 }), "user-not-found"],
    ["200 without a user", () => says({}), "user-not-found"],
    ["not allowed", refusal(403), "refused"],
    ["no answer", lost(), "unreachable"],
    ["a web page", () => new Response("<html>"), "undocumented-answer"],
  ] as const)("says why: %s", async (_why, answer, code) => {
    service.always("get-user", answer);
    await find();
    expect(await lookupItem.getValue()).toMatchObject({ state: "failed", failure: { code }, typed: "13800138000" });
    expect(await userItem.getValue()).toBeNull();
  });

  it("says why nothing was asked", async () => {
    await find({}, () => Promise.resolve(failed("locked")));
    expect(await lookupItem.getValue()).toMatchObject({ state: "failed", failure: { code: "locked" } });
  });

  it("by a flaw of ours says so, and is looked for no longer", async () => {
    const flaw = () => Promise.reject(new RangeError("Quota exceeded"));
    expect(await find({}, flaw)).toEqual({ ok: true, value: undefined });
    expect(await lookupItem.getValue()).toMatchObject({
      state: "failed",
      failure: { code: "unexpected", detail: "RangeError: Quota exceeded" },
    });
  });

  it("keeps the service's answer", async () => {
    service.next("get-user", refusal(404, { apiCode: 2004, message: "用户不存在", requestId: "r-1" }));
    await find();
    expect((await lookupItem.getValue())?.failure?.answer).toMatchObject({ message: "用户不存在", requestId: "r-1" });
  });
});

describe("a look-up that was replaced", () => {
  it.each([
    ["a user", (service: FakeService) => service.obey],
    ["a failure", () => refusal(500)],
  ] as const)("leaves no trace when its answer comes late: %s", async (_what, late) => {
    const answering = service.hold("get-user", late(service));
    const first = find({ typed: "first" });
    await vi.waitFor(() => expect(service.sent).toHaveLength(1));
    service.next("get-user", () => says({ data: { ...ZHANG, userId: "second-user" } }));
    await find({ typed: "second" });
    answering.open();
    expect(await first).toEqual(failed("user-changed"));
    expect(await lookupItem.getValue()).toMatchObject({ typed: "second", customer: { userId: "second-user" } });
    expect((await userItem.getValue())?.userId).toBe("second-user");
  });

  const newer = { typed: "newer", userIdType: "username", lookupId: "newer", state: "finding" } as const;
  /** Has another look-up begin while the user of this one is being written. */
  const replacedMeanwhile = () =>
    vi.spyOn(userItem, "setValue").mockImplementationOnce(() => lookupItem.setValue(newer));

  it("at the last moment does not take the place of the newer one", async () => {
    replacedMeanwhile();
    await find();
    expect(await lookupItem.getValue()).toEqual(newer);
  });

  it("by another one, while a fix was being read back, does not come back with it", async () => {
    await find();
    replacedMeanwhile();
    await showUserAgain(userWith({ phone: null }), UNBINDING);
    expect(await lookupItem.getValue()).toEqual(newer);
  });

  it("by clearing the desk leaves none either", async () => {
    const answering = service.hold("get-user");
    const finding = find();
    await vi.waitFor(() => expect(service.sent).toHaveLength(1));
    await lookupItem.removeValue();
    answering.open();
    expect(await finding).toEqual(failed("user-changed"));
    expect([await lookupItem.getValue(), await userItem.getValue()]).toEqual([null, null]);
  });
});

describe("a recent customer", () => {
  const recent = async () => (await recentCustomersItem.getValue()).map(({ userId }) => userId);

  it("is who was found, and where", async () => {
    await find();
    expect(await recentCustomersItem.getValue()).toMatchObject([{ ...SERVICE, userId: ZHANG.userId }]);
  });

  it.each([
    ["the desk was cleared", () => lookupItem.removeValue(), []],
    ["another one was looked up", () => find({ typed: "second" }), ["second-user"]],
    ["the desk was locked", lock, []],
    ["the desk was locked and opened again", () => lock().then(() => unlockedItem.setValue(true)), []],
    ["another service was saved", () => inTurn(forgetService), []],
  ])("is nobody who was not shown, because %s meanwhile", async (_, meanwhile, expected) => {
    const answering = service.hold("get-user");
    const finding = find();
    await vi.waitFor(() => expect(service.sent).toHaveLength(1));
    service.next("get-user", () => says({ data: { ...ZHANG, userId: "second-user" } }));
    await meanwhile();
    answering.open();
    await finding;
    expect(await recent()).toEqual(expected);
  });

  it("is nobody whom the lock took from the desk before they were noted", async () => {
    const setValue = lookupItem.setValue.bind(lookupItem);
    const showing = vi.spyOn(lookupItem, "setValue").mockImplementation(async (lookup) => {
      await setValue(lookup);
      if (lookup?.state !== "found") return;
      showing.mockRestore();
      // It waits for its turn, which comes as soon as they are shown.
      void inTurn(() => forget().then(() => unlockedItem.setValue(true)));
    });
    await find();
    await untilQuiet();
    expect([await lookupItem.getValue(), await recent()]).toEqual([null, []]);
  });
});

describe("a number of another country", () => {
  const british = { typed: "+44 7400 123456", userId: "7400123456", countryCode: "44" };
  const keyed = (fields: object) => {
    service.user = { ...ZHANG, phone: "7400123456", ...fields };
  };

  it.each([
    { phoneCountryCode: "+44" },
    { phoneCountryCode: "44" },
    { phone: "+447400123456" },
    { phone: "+44 7400 123456", phoneCountryCode: "+44" },
  ])("finds who has it on record as %j", async (onRecord) => {
    keyed(onRecord);
    await find(british);
    expect(await lookupItem.getValue()).toMatchObject({ state: "found" });
    expect(service.sentTo("get-user")).toHaveLength(1);
  });

  it.each([{ phoneCountryCode: "+1" }, { phoneCountryCode: null }, { phone: "+17400123456" }])(
    "never shows somebody else, who has the same digits in another country: %j",
    async (onRecord) => {
      keyed(onRecord);
      await find(british);
      expect(await lookupItem.getValue()).toMatchObject({ state: "failed", failure: { code: "other-country" } });
      expect(await userItem.getValue()).toBeNull();
    },
  );

  it("is looked for with its country code too, where nobody has it without", async () => {
    keyed({ phone: "+447400123456" });
    service.next("get-user", refusal(404, { apiCode: 2004 }));
    await find(british);
    expect(service.sentTo("get-user").map(({ query }) => query?.["userId"])).toEqual(["7400123456", "+447400123456"]);
    expect(await lookupItem.getValue()).toMatchObject({ state: "found" });
  });

  it.each([{ phone: "+17400123456" }, { phone: "447400123456", phoneCountryCode: "+86" }, { phone: null }])(
    "is nobody's if the one found with the country code has another number: %j",
    async (onRecord) => {
      keyed(onRecord);
      service.next("get-user", refusal(404, { apiCode: 2004 }));
      await find(british);
      expect(service.sentTo("get-user")).toHaveLength(2);
      expect(await lookupItem.getValue()).toMatchObject({ state: "failed", failure: { code: "other-country" } });
      expect(await userItem.getValue()).toBeNull();
    },
  );

  it("is not looked for again where the service failed", async () => {
    service.next("get-user", lost());
    await find(british);
    expect(service.sentTo("get-user")).toHaveLength(1);
  });

  it.each([{ typed: "+86 13800138000", userId: "13800138000", countryCode: "86" }, {}])(
    "is one for who typed a number of mainland China, with its code or without: %j",
    async (typed) => {
      service.user = { ...ZHANG, phoneCountryCode: "+49" };
      await find(typed);
      expect(await lookupItem.getValue()).toMatchObject({ state: "failed", failure: { code: "other-country" } });
      expect(await userItem.getValue()).toBeNull();
    },
  );

  it("is none where the code is mainland China's", async () => {
    await find({ countryCode: "86" });
    expect(await lookupItem.getValue()).toMatchObject({ state: "found" });
  });
});

describe("the user as read back after a fix", () => {
  it("replaces what the desk shows of them", async () => {
    await find();
    await showUserAgain(userWith({ phone: null }), UNBINDING);
    const lookup = await lookupItem.getValue();
    expect(lookup).toMatchObject({ typed: "13800138000", state: "found", customer: { userId: ZHANG.userId } });
    expect(lookup?.customer?.phone).toBeUndefined();
    expect((await userItem.getValue())?.phone).toBeUndefined();
  });

  it.each([
    ["unbind-phone", "Shop, Forum"],
    ["reset-password", "Shop, Forum"],
    ["sign-out", undefined],
  ])("keeps after %s what a fix had to read besides, unless it changed just that", async (fixId, target) => {
    await find();
    await showPreview(fixById("sign-out"), { user: userWith(), parts: appsCalled("Shop", "Forum") }, SERVICE);
    await showUserAgain(userWith({ phone: null }), { ...SERVICE, fixId });
    const verdicts = (await lookupItem.getValue())?.customer?.verdicts;
    expect(verdicts?.["sign-out"]?.target).toBe(target);
    expect(verdicts?.["unbind-phone"]?.target).toBeUndefined();
  });

  it("does not take the place of another customer", async () => {
    await find();
    await showUserAgain(userWith({ userId: "somebody-else" }), UNBINDING);
    expect((await lookupItem.getValue())?.customer?.userId).toBe(ZHANG.userId);
    expect((await userItem.getValue())?.userId).toBe(ZHANG.userId);
  });

  it.each(OTHER_SERVICES)(
    "does not take the place of whoever has the same ID at another service: %j",
    async (change) => {
      await find();
      await showUserAgain(userWith({ name: "李四", phone: null }), { ...UNBINDING, ...change });
      expect((await lookupItem.getValue())?.customer).toMatchObject({ name: "张三", phone: "138****8000" });
      expect((await userItem.getValue())?.name).toBe("张三");
    },
  );
});

describe("what a fix would change, read once more", () => {
  const fix = fixById("unbind-phone");
  const target = async () => (await lookupItem.getValue())?.customer?.verdicts["unbind-phone"]?.target;

  it("is shown for the customer on the desk, and for nobody else", async () => {
    await find();
    await showPreview(fix, subjectWith({ userId: "somebody-else", phone: "13911112222" }), SERVICE);
    for (const change of OTHER_SERVICES)
      await showPreview(fix, subjectWith({ phone: "13911112222" }), { ...SERVICE, ...change });
    expect(await target()).toBe("138****8000");
    await showPreview(fix, subjectWith({ phone: "13911112222" }), SERVICE);
    expect(await target()).toBe("139****2222");
  });

  it.each([
    ["stays if they were looked up since", 999, "138****8000"],
    ["is read anew if it may have changed it", 1_001, undefined],
  ])("after a late check of an attempt %s", async (_what, sentAt, shown) => {
    const parts = { ...fix, id: "sign-out" };
    await find();
    await showPreview(parts, subjectWith(), SERVICE);
    await showUserAgain(userWith(), { ...SERVICE, fixId: "sign-out", sentAt });
    expect((await lookupItem.getValue())?.customer?.verdicts["sign-out"]?.target).toBe(shown);
  });

  it("is not known if its parts can't be read", async () => {
    const readParts = () => Promise.resolve(failed("unreachable"));
    expect(await readSubject(service, { ...fix, readParts }, ZHANG.userId)).toEqual(failed("unreachable"));
  });
});

describe("a name or half a number", () => {
  const others = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...ZHANG, userId: `user-${index}`, createdAt: null }));
  const list = (users: object[], totalCount = users.length) =>
    service.next("list-users", () => says({ data: { totalCount, list: users } }));
  const named = { typed: "张三", userId: "张三", userIdType: "username" } as const;

  it("leaves up to five to choose from, masked, and chooses nobody, not even the only one", async () => {
    for (const count of [1, 5, 7]) {
      service.next("get-user", refusal(404, { apiCode: 2004 }));
      list(others(count), count);
      await find(named);
      const lookup = await lookupItem.getValue();
      expect(lookup).toMatchObject({ state: "several", typed: "张三", candidates: { total: count } });
      expect(lookup?.candidates?.users).toHaveLength(Math.min(count, 5));
      expect(lookup?.candidates?.users[0]).toEqual({
        userId: "user-0",
        name: "张三",
        phone: "138****8000",
        email: "z***@example.com",
      });
      expect(lookup?.customer).toBeUndefined();
      expect(await userItem.getValue()).toBeNull();
      expect(await storedIn("session")).not.toContain(ZHANG.phone);
    }
    expect(service.sentTo("list-users")[0]?.body).toEqual({
      keywords: "张三",
      options: { pagination: { page: 1, limit: 5 } },
    });
  });

  it("that is half a number is nobody's, so that nobody is asked for by it", async () => {
    list(others(2));
    await find({ typed: "1380013", userId: "1380013", partOfPhone: true });
    expect(service.sentTo("get-user")).toEqual([]);
    expect(await lookupItem.getValue()).toMatchObject({ state: "several", candidates: { total: 2 } });
  });

  it("that nobody has is told as it was, also where the search is refused", async () => {
    for (const answer of [() => says({ data: { totalCount: 0, list: [] } }), refusal(403), lost()]) {
      service.next("list-users", answer, answer);
      service.next("get-user", refusal(404, { apiCode: 2004 }));
      await find(named);
      expect(await lookupItem.getValue()).toMatchObject({ state: "failed", failure: { code: "user-not-found" } });
      await find({ typed: "1380013", userId: "1380013", partOfPhone: true });
      expect((await lookupItem.getValue())?.failure).toEqual({ code: "phone-incomplete", digits: 7 });
    }
  });

  it("skips an entry that can't be read", async () => {
    service.next("get-user", refusal(404, { apiCode: 2004 }));
    list([{ name: "no ID" }, { userId: 7 }, ...others(1)], 3);
    await find(named);
    expect((await lookupItem.getValue())?.candidates).toMatchObject({ total: 3, users: [{ userId: "user-0" }] });
  });

  it.each(["phone", "email", "user_id"] as const)("is not searched for where %s was meant", async (userIdType) => {
    service.next("get-user", refusal(404, { apiCode: 2004 }));
    await find({ ...named, userIdType });
    expect(service.sentTo("list-users")).toEqual([]);
  });
});
