import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import * as items from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { foundUser } from "../../doubles/lookups.ts";
import { userWith } from "../../doubles/users.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const failure = {
  code: "undocumented-answer",
  came: "html",
  retryAt: 1,
  digits: 7,
  field: "typed",
  detail: "d",
  origin: "o",
  partly: true,
} as const;
const attempt = attemptWith({
  failure: {
    code: "refused",
    answer: { statusCode: 400, apiCode: "E1", uniqueId: "u", headerRequestId: "h", earlierRequestIds: ["e"] },
  },
  readBack: {
    at: 1,
    done: true,
    replaced: true,
    orLater: true,
    left: ["app"],
    notKnown: ["b"],
    alsoChanged: [{ field: "status", before: "Suspended", after: "Activated", late: true }],
  },
  putBack: { at: 1, state: "answered", answer: { statusCode: 200 }, failure, unclear: true },
  parts: [{ id: "1", name: "app" }],
  before: "b",
  recoveredRequestId: "r",
  rechecks: 1,
  recheckAt: 5,
});
const user = userWith({ identities: [{ provider: "wechat", identityId: "1" }], phoneCountryCode: "+86" });
const sentCode = {
  serviceAddress: "https://api.authing.cn",
  userId: "u",
  fixId: "unbind-phone",
  state: "failed",
  target: "138****8000",
  at: 1,
  nextAt: 2,
  sentAt: 1,
  failure,
};
const recentCustomer = {
  userId: "u",
  name: "n",
  phone: "138****8000",
  email: "z***@example.com",
  serviceAddress: "a",
  accessKeyId: "k",
  outcome: "done",
  pressedAt: 1,
};

/** Item, a value with everything that it can have, and what it is without one. */
const ITEMS = [
  ["secret", items.secretItem, { secret: "s", boundTo: "b", unlockId: "u" }, null],
  ["token", items.tokenItem, { accessToken: "t", useUntil: 1, owner: "o", userPoolId: "p" }, null],
  ["user", items.userItem, user, null],
  [
    "lookup",
    items.lookupItem,
    { ...foundUser(), service: { serviceAddress: "a", accessKeyId: "k" }, foundAt: 1, failure },
    null,
  ],
  ["notInserted", items.notInsertedItem, { at: 1, text: "t" }, null],
  [
    "draft",
    items.draftItem,
    { typed: "t", userIdType: "phone", typeCameAlong: true, fixId: "unbind-email", writtenBy: "w" },
    { typed: "" },
  ],
  ["sentCodes", items.sentCodesItem, { one: sentCode }, {}],
  ["attempts", items.attemptsItem, { one: attempt }, {}],
  ["seenAttempts", items.seenAttemptsItem, { one: 1 }, {}],
  ["pressedUsers", items.pressedUsersItem, { one: user }, {}],
  ["serviceClock", items.serviceClockItem, { serviceAddress: "https://api.authing.cn", ahead: 1 }, null],
  ["clearedDesk", items.clearedDeskItem, { lookup: foundUser(), user, attempts: [attempt] }, null],
  ["recentCustomers", items.recentCustomersItem, [recentCustomer], []],
] as const;

beforeEach(freshBrowser);

const store = (key: string, value: unknown) => fakeBrowser.storage.session.set({ [key]: value });

/** The value once for each of its parts, with that part replaced. */
function* altered(value: unknown, odd: unknown): Generator {
  yield odd;
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const other of altered(part, odd)) yield Array.isArray(value) ? [other] : { ...value, [key]: other };
  }
}

describe.each(ITEMS)("what is kept as %s", (key, item, value, fallback) => {
  it("is used as it was kept", async () => {
    await store(key, value);
    expect(await item.getValue()).toEqual(value);
  });

  it.each([[[["odd"]]], [null]])("is none if any part of it is %j", async (odd) => {
    for (const one of altered(value, odd)) {
      await store(key, one);
      expect(await item.getValue(), JSON.stringify(one)).toEqual(fallback);
    }
  });
});

it("loses one entry of a map, and no other", async () => {
  await store("attempts", { odd: { ...attempt, state: "sent" }, right: attempt });
  expect(await items.attemptsItem.getValue()).toEqual({ right: attempt });
});

it("takes no policy for a looser one: what doesn't fit is not set, and a list that is none allows nothing", async () => {
  const policy = {
    serviceAddress: "https://a.example",
    accessKeyId: "key",
    appId: "app",
    autoLockMinutes: 5,
    retentionDays: 9,
    ticketFormat: "jira",
    ticketTemplate: "t",
    language: "zh-CN",
    allowedFixes: ["unbind-email"],
    unbindThrough: "verified-update",
  };
  await store("policy", policy);
  expect(await items.policyItem.getValue()).toEqual(policy);
  for (const [key, value] of Object.entries(policy)) {
    await store("policy", { ...policy, [key]: { odd: true } });
    const others = Object.entries(policy).filter(([other]) => other !== key);
    const expected = { ...Object.fromEntries(others), ...(Array.isArray(value) && { allowedFixes: [] }) };
    expect(await items.policyItem.getValue()).toEqual(expected);
  }
});
