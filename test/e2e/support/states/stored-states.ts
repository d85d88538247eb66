import { expect, type Locator, type Page } from "@playwright/test";
import type { Failure } from "../../../../lib/failure.ts";
import type { FixId } from "../../../../lib/fixes/index.ts";
import { fixUserKey, type Customer, type Lookup } from "../../../../lib/state/customer.ts";
import { people } from "../../../../sandbox/people.ts";
import { attemptWith } from "../../../doubles/attempts.ts";
import { sentCodeWith } from "../../../doubles/sent-code.ts";
import type { Desk } from "../../../stories/support/desk.ts";
import type { Service } from "../../../stories/support/service.ts";

interface Now {
  serviceAddress: string;
  /** Of 张三, who is on the desk. */
  lookup: Lookup;
}

type Shown = Desk<Locator, Page>;

/** A state that differs from *found* only by what is stored, or by one press more. */
export interface StoredState {
  /** The key of the fix on the desk. */
  fix?: string;
  /** What is stored in the session besides. */
  stored?: (now: Now) => object;
  press?: (desk: Shown, service: Service) => Promise<unknown>;
  /** What is there once the state is reached. */
  ready: (desk: Shown) => Locator;
}

const ANSWER = { httpStatus: 200, statusCode: 200, requestId: "b7c1f1a0-8c1e-4d8a-9a6f-3f3a52d0c111" };
const ORIGIN = `chrome-extension://${"abcdefghijklmnop".repeat(2)}`;
const LONG = "A rule of this user pool does not allow it: 此用户池的规则不允许。".repeat(10);
const APPS = Array.from({ length: 12 }, (_, index) => `Community of all the shops and their customers ${index + 1}`);
const { userId } = people.zhangSan;
const FLIPPED = [{ field: "status", before: "Suspended", after: "Activated" }];

const attempted =
  (fixId: FixId, changes: Parameters<typeof attemptWith>[0]) =>
  ({ serviceAddress }: Now) => {
    const at = Date.now();
    const times = { preparedAt: at, sentAt: at, answeredAt: at, settledAt: at };
    const attempt = attemptWith({ serviceAddress, userId, fixId, answer: ANSWER, ...times, ...changes });
    return { attempts: { [fixUserKey({ serviceAddress, userId, fixId })]: attempt } };
  };

const codeFailed = (failure: Failure) => (now: Now) => {
  const code = { serviceAddress: now.serviceAddress, userId, fixId: "unbind-phone" } as const;
  const failed = sentCodeWith({ ...code, state: "failed", at: Date.now(), failure });
  return { sentCodes: { [fixUserKey(code)]: failed } };
};

const withVerdict = (customer: Partial<Customer>) => (now: Now) => ({
  lookup: { ...now.lookup, customer: { ...now.lookup.customer, ...customer } },
});

const outcome = ({ outcome: heading }: Shown) => heading;
const dialog = ({ page }: Shown) => page.getByRole("dialog");

const LOGINS = {
  statusCode: 200,
  data: {
    totalCount: 5,
    list: ["203.0.113.7", "198.51.100.104", "2001:0db8:85a3:0000:0000:8a2e:0370:7334", "::1", "192.0.2.200"].map(
      (clientIp, index) => ({
        appName: "Community of all the shops and their customers".slice(index * 4),
        clientIp,
        time: new Date(Date.now() - index * 100 * 24 * 60 * 60_000).toISOString(),
      }),
    ),
  },
};

export const STORED_STATES: Readonly<Record<string, StoredState>> = {
  "a clock that is off": {
    stored: ({ serviceAddress }) => ({ serviceClock: { serviceAddress, ahead: 95_000 } }),
    ready: ({ page }) => page.locator(".header .note-warning"),
  },
  "More, open": {
    press: async ({ page, words }, service) => {
      const body = JSON.stringify(LOGINS);
      service.break({ call: "get-user-login-history", kind: "verbatim", body, times: null });
      await page.getByText(words.logins.more, { exact: true }).click();
    },
    ready: ({ page }) => page.locator(".logins li").nth(4),
  },
  "two warnings, and a code to complain of": {
    stored: withVerdict({
      status: "Suspended",
      verdicts: { "unbind-phone": { target: "138****8000", against: ["only-login-method", "not-active"] } },
    }),
    press: ({ apply }) => apply.click(),
    ready: ({ page }) => page.getByRole("alert"),
  },
  "no history kept": { stored: () => ({ historyOff: true }), ready: outcome },
  "a code refused by origin": {
    stored: codeFailed({
      code: "origin-refused",
      origin: ORIGIN,
      answer: { ...ANSWER, httpStatus: 403, statusCode: 403, message: "Origin not allowed" },
    }),
    ready: outcome,
  },
  "a code refused by a gateway": {
    stored: codeFailed({ code: "origin-refused", origin: ORIGIN, came: "html", answer: { httpStatus: 403 } }),
    ready: outcome,
  },
  "changed on record": { stored: codeFailed({ code: "target-changed" }), ready: outcome },
  "refused to all but the customer": {
    stored: attempted("unbind-phone", {
      outcome: "refused",
      failure: { code: "end-user-only" },
      answer: { ...ANSWER, statusCode: 401, apiCode: 2020, message: "尚未登录，无访问权限" },
    }),
    ready: outcome,
  },
  "put back offered": {
    stored: (now) => ({
      ...attempted("unbind-phone", { readBack: { at: Date.now(), done: true, alsoChanged: FLIPPED } })(now),
      ...withVerdict({ verdicts: { "unbind-phone": { against: ["nothing-to-do"] } } })(now),
    }),
    ready: ({ page }) => page.locator('[aria-keyshortcuts="Alt+P"]'),
  },
  checking: {
    stored: attempted("unbind-phone", { outcome: "unknown", failure: { code: "timed-out" } }),
    press: async ({ page, words }, service) => {
      service.break({ call: "get-user", kind: "delay", delayMs: 600_000 });
      await page.getByRole("button", { name: words.result.checkAgain }).click();
    },
    ready: ({ page, words }) => page.getByRole("button", { name: words.result.checking }),
  },
  "a check that failed": {
    // Stored where this service's is looked for, and made with another.
    stored: attempted("unbind-phone", {
      serviceAddress: "https://other.example",
      outcome: "unknown",
      failure: { code: "timed-out" },
    }),
    press: ({ page, words }) => page.getByRole("button", { name: words.result.checkAgain }).click(),
    ready: ({ page, words }) => page.getByText(words.result.notChecked),
  },
  "a press refused by origin, at length": {
    stored: attempted("unbind-phone", {
      outcome: "refused",
      failure: { code: "origin-refused", origin: ORIGIN },
      answer: { ...ANSWER, httpStatus: 403, statusCode: 403, apiCode: 1403, message: LONG },
    }),
    ready: outcome,
  },
  "refused at length, without a request ID": {
    stored: attempted("unbind-phone", {
      outcome: "refused",
      failure: { code: "refused" },
      answer: { statusCode: 400, apiCode: 31_337, message: LONG },
    }),
    ready: outcome,
  },
  "contradicted at length, and a check that failed": {
    stored: attempted("unbind-phone", {
      serviceAddress: "https://other.example",
      outcome: "contradicted",
      readBack: { at: Date.now(), done: false },
      answer: { ...ANSWER, message: LONG },
    }),
    press: ({ page, words }) => page.getByRole("button", { name: words.result.checkAgain }).click(),
    ready: ({ page, words }) => page.getByText(words.result.notChecked),
  },
  "signed out in part, of many apps": {
    fix: "Alt+3",
    stored: attempted("sign-out", {
      outcome: "in-part",
      parts: APPS.map((name) => ({ id: name, name })),
      readBack: { at: Date.now(), left: APPS.slice(0, 9), notKnown: APPS.slice(9), alsoChanged: FLIPPED },
      failure: { code: "refused", answer: { ...ANSWER, statusCode: 403 } },
      answer: { ...ANSWER, statusCode: 403, message: LONG, earlierRequestIds: [ANSWER.requestId] },
    }),
    ready: outcome,
  },
  "not inserted": {
    stored: () => ({ notInserted: { at: Date.now(), text: "Request ID: b7c1f1a0\n".repeat(12) } }),
    ready: dialog,
  },
  "to be copied by hand": {
    stored: attempted("unbind-phone", { readBack: { at: Date.now(), done: true } }),
    press: async ({ page, words }) => {
      await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('No'))");
      await page.getByRole("button", { name: words.result.copyForTicket }).click();
    },
    ready: dialog,
  },
  "sign-out, armed": {
    fix: "Alt+3",
    press: async ({ apply, page }) => {
      await expect(page.locator(".verdict-good")).toBeVisible();
      await apply.click();
    },
    ready: ({ page }) => page.locator(".button-armed"),
  },
  "signed out in part": {
    fix: "Alt+3",
    stored: attempted("sign-out", {
      outcome: "in-part",
      parts: ["Shop", "Community", "Support"].map((name) => ({ id: name, name })),
      readBack: { at: Date.now(), left: ["Community", "Support"] },
      failure: { code: "refused", answer: { ...ANSWER, statusCode: 403 } },
      answer: { ...ANSWER, statusCode: 403, message: "没有权限" },
    }),
    ready: outcome,
  },
  reactivated: {
    fix: "Alt+4",
    stored: attempted("reactivate", { target: "Suspended", readBack: { at: Date.now(), done: true } }),
    ready: outcome,
  },
  "password reset in part": {
    fix: "Alt+5",
    stored: attempted("reset-password", {
      outcome: "in-part",
      target: "z***@example.com",
      readBack: { at: Date.now(), left: ["resetPasswordOnNextLogin"] },
    }),
    ready: outcome,
  },
};
