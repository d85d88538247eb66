import { expect, type Locator, type Page } from "@playwright/test";
import { people } from "../../../../sandbox/people.ts";
import type { FaultInput } from "../../../../sandbox/faults/faults.ts";
import type { Desk } from "../../../stories/support/desk.ts";
import type { Service } from "../../../stories/support/service.ts";
import { OTHER_SERVICE } from "./other-service.ts";
import type { Reach, States } from "./state.ts";

/** Long enough for whatever is looked at meanwhile; it ends with the test, when the faults are cleared. */
const UNTIL_THE_END = 600_000;

/** Run in a page of ours: the other route. */
const VERIFIED_UPDATE = `chrome.storage.local.get("settings").then(({ settings }) =>
  chrome.storage.local.set({ settings: { ...settings, route: "verified-update" } }))`;

type OnDesk = (desk: Desk<Locator, Page>, service: Service) => Promise<unknown>;

const onDesk =
  (reach: OnDesk): Reach =>
  async ({ openDesk, service }) => {
    const desk = await openDesk();
    await expect(desk.user).toBeVisible();
    await reach(desk, service);
    return desk.page;
  };

const pressed = (fault?: FaultInput, alsoBroken?: FaultInput): Reach =>
  onDesk(async (desk, service) => {
    await desk.prepare(people.zhangSan);
    if (fault) service.break({ call: "unbind-phone", ...fault });
    if (alsoBroken) service.break(alsoBroken);
    await desk.unbind.click();
    await desk.settled();
  });

const found = (customer: (typeof people)[keyof typeof people]): Reach => onDesk((desk) => desk.find(customer));

/** Every state of the desk, set up and unlocked. */
export const DESK_STATES: States = {
  empty: onDesk((desk) => expect(desk.user).toBeFocused()),
  finding: onDesk(async (desk, service) => {
    service.break({ call: "get-user", kind: "delay", delayMs: UNTIL_THE_END });
    await desk.user.fill("13800138000");
    await expect(desk.page.getByText(desk.words.desk.finding)).toBeVisible();
  }),
  found: found(people.zhangSan),
  "found-long-name": found(people.longName),
  "found-right-to-left": found(people.layla),
  "found-emoji": found(people.emoji),
  "found-no-name": found(people.nameless),
  "found-not-verified": found(people.qianBa),
  warned: found(people.wangWu),
  "warned-suspended": found(people.sunQi),
  "warned-no-phone": found(people.zhaoLiu),
  "unknown-user": onDesk(async (desk) => {
    await desk.lookUp("nobody-of-that-name");
    await desk.settled();
  }),
  unreachable: onDesk(async (desk, service) => {
    service.break({ call: "get-user", kind: "html-502", times: null });
    await desk.lookUp("13800138000");
    await desk.settled();
  }),
  sending: onDesk(async (desk, service) => {
    await desk.find(people.zhangSan);
    service.break({ call: "send-sms", kind: "delay", delayMs: UNTIL_THE_END });
    await desk.sendCode.click();
    await expect(desk.page.getByRole("button", { name: desk.words.desk.sendingCode })).toBeVisible();
  }),
  counting: onDesk((desk) => desk.prepare(people.zhangSan)),
  "code-not-sent": onDesk(async (desk, service) => {
    await desk.find(people.zhangSan);
    service.break({ call: "send-sms", kind: "throttle" });
    await desk.sendCode.click();
    await desk.settled();
  }),
  "pass-code-missing": onDesk(async (desk) => {
    await desk.find(people.zhangSan);
    await desk.unbind.click();
    await expect(desk.page.getByRole("alert")).toBeVisible();
  }),
  busy: onDesk(async (desk, service) => {
    await desk.prepare(people.zhangSan);
    service.break({ call: "unbind-phone", kind: "delay", delayMs: UNTIL_THE_END });
    await desk.unbind.click();
    await expect(desk.outcome).toHaveText(desk.words.result.sending);
  }),
  "busy-answered": onDesk(async (desk, service) => {
    await desk.prepare(people.zhangSan);
    service.break({ call: "get-user", kind: "delay", delayMs: UNTIL_THE_END, skip: 1 });
    await desk.unbind.click();
    await expect(desk.outcome).toHaveText(desk.words.result.saysDone);
  }),
  done: pressed(),
  "done-by-read-back": pressed({ kind: "refuse-after-change" }),
  "done-without-id": pressed(
    { kind: "no-request-id" },
    { call: "get-user-action-logs", kind: "server-error", times: null },
  ),
  "done-lost": pressed({ kind: "empty", applied: true }),
  // The read before the change works; reading back does not.
  unconfirmed: pressed({ kind: "delay", delayMs: 0 }, { call: "get-user", kind: "html-502", times: null, skip: 1 }),
  unknown: pressed({ kind: "html-502" }),
  "unknown-lost": pressed({ kind: "drop-before", times: null }),
  contradicted: pressed({ kind: "success-without-effect" }),
  "not-sent": onDesk(async (desk, service) => {
    await desk.find(people.zhangSan);
    service.break({ call: "get-user", kind: "server-error" });
    await desk.passCode.fill("123456");
    await desk.unbind.click();
    await desk.settled();
  }),
  refused: onDesk(async (desk) => {
    await desk.prepare(people.zhangSan);
    await desk.passCode.fill("0000");
    await desk.unbind.click();
    await desk.settled();
  }),
  "refused-only-login-method": onDesk(async (desk) => {
    await desk.unbindPhoneOf(people.wangWu);
  }),
  "refused-verified-update": onDesk(async (desk) => {
    await desk.page.evaluate(VERIFIED_UPDATE);
    await desk.unbindPhoneOf(people.wangWu);
  }),
  "refused-long-name": onDesk(async (desk) => {
    await desk.find(people.longName);
    await desk.passCode.fill("0000");
    await desk.unbind.click();
    await desk.settled();
  }),
  "refused-stepped-back": onDesk(async (desk) => {
    await desk.prepare(people.zhangSan);
    await desk.passCode.fill("0000");
    await desk.unbind.click();
    await desk.settled();
    await desk.passCode.fill("12");
    await expect(desk.outcome).toBeHidden();
  }),
  "refused-long-message": pressed({
    kind: "verbatim",
    body: JSON.stringify({
      statusCode: 422,
      apiCode: 1999,
      message: "A rule of this user pool does not allow it: 此用户池的规则不允许。".repeat(40),
      requestId: "b7c1f1a0-8c1e-4d8a-9a6f-3f3a52d0c111",
    }),
  }),
  "code-may-have-been-sent": onDesk(async (desk, service) => {
    await desk.find(people.zhangSan);
    service.break({ call: "send-sms", kind: "html-502" });
    await desk.sendCode.click();
    await desk.settled();
  }),
  several: onDesk(async (desk) => {
    await desk.lookUp("139");
    await expect(desk.page.locator(".person").first()).toBeVisible();
  }),
  "half-a-number": onDesk(async (desk) => {
    await desk.lookUp("1380019");
    await desk.settled();
  }),
  unclear: onDesk(async (desk) => {
    await desk.lookUp("13800138000 13900139000");
    await desk.settled();
  }),
  recent: onDesk(async (desk) => {
    for (const customer of [people.longName, people.layla, people.wangWu, people.liSi, people.zhangSan]) {
      await desk.find(customer);
      await desk.page.keyboard.press("Escape");
    }
    await expect(desk.page.locator(".person")).toHaveCount(5);
  }),
  keys: onDesk(async (desk) => {
    await desk.button(desk.words.desk.keys).click();
    await expect(desk.page.getByRole("dialog")).toBeVisible();
  }),
  "locked-forgotten": onDesk(async (desk) => {
    await desk.button(desk.words.desk.lock).click();
    await desk.page.getByText(desk.words.unlock.forgotten).click();
  }),
  locked: onDesk(async (desk) => {
    await desk.button(desk.words.desk.lock).click();
    await expect(desk.page.getByLabel(desk.words.unlock.passphrase, { exact: true })).toBeFocused();
  }),
  "locked-wrong-passphrase": onDesk(async (desk) => {
    await desk.button(desk.words.desk.lock).click();
    await desk.page.getByLabel(desk.words.unlock.passphrase, { exact: true }).fill("not the passphrase");
    await desk.button(desk.words.unlock.unlock).click();
    await expect(desk.page.getByRole("alert")).toBeVisible();
  }),
  "refused-unknown-code": onDesk(async (desk, service) => {
    await desk.prepare(people.zhangSan);
    const body = JSON.stringify({ statusCode: 400, apiCode: 31_337, message: "规则不允许", requestId: "request-1" });
    service.break({ call: "unbind-phone", kind: "verbatim", body });
    await desk.unbind.click();
    await desk.settled();
    await desk.page.getByText(desk.words.result.wholeAnswer).click();
  }),
  "permission-missing": onDesk(async (desk) => {
    await desk.page.evaluate(OTHER_SERVICE);
    await expect(desk.page.getByRole("heading", { name: desk.words.permission.title })).toBeVisible();
  }),
  panel: async ({ extension }) => {
    const page = await extension.open("sidepanel.html");
    await expect(page.getByRole("textbox", { name: /^(User|用户)$/ })).toBeVisible();
    return page;
  },
};
