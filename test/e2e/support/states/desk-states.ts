import { expect } from "@playwright/test";
import { people } from "../../../../sandbox/people.ts";
import type { FaultInput } from "../../../../sandbox/faults/faults.ts";
import type { Desk } from "../desk.ts";
import type { Service } from "../service.ts";
import { OTHER_SERVICE } from "./other-service.ts";
import type { Reach, States } from "./state.ts";

/** Long enough for whatever is looked at meanwhile; it ends with the test, when the faults are cleared. */
const UNTIL_THE_END = 600_000;

type OnDesk = (desk: Desk, service: Service) => Promise<unknown>;

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
    await expect(desk.page.getByText("Looking the user up…")).toBeVisible();
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
    await expect(desk.page.getByRole("button", { name: "Sending the code…" })).toBeVisible();
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
    await expect(desk.outcome).toHaveText("Asking the service…");
  }),
  done: pressed(),
  "done-lost": pressed({ kind: "empty", applied: true }),
  // The read before the change works; reading back does not.
  unconfirmed: pressed({ kind: "delay", delayMs: 0 }, { call: "get-user", kind: "html-502", times: null, skip: 1 }),
  unknown: pressed({ kind: "html-502" }),
  contradicted: pressed({ kind: "success-without-effect" }),
  "not-sent": onDesk(async (desk) => {
    await desk.find(people.zhaoLiu);
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
    await desk.prepare(people.wangWu);
    await desk.unbind.click();
    await desk.settled();
  }),
  locked: onDesk(async (desk) => {
    await desk.button("Lock now").click();
    await expect(desk.page.getByLabel("Passphrase")).toBeFocused();
  }),
  "locked-wrong-passphrase": onDesk(async (desk) => {
    await desk.button("Lock now").click();
    await desk.page.getByLabel("Passphrase").fill("not the passphrase");
    await desk.button("Unlock").click();
    await expect(desk.page.getByRole("alert")).toBeVisible();
  }),
  "refused-unknown-code": onDesk(async (desk, service) => {
    await desk.prepare(people.zhangSan);
    const body = JSON.stringify({ statusCode: 400, apiCode: 31_337, message: "规则不允许", requestId: "request-1" });
    service.break({ call: "unbind-phone", kind: "verbatim", body });
    await desk.unbind.click();
    await desk.settled();
    await desk.page.getByText("The whole answer").click();
  }),
  "permission-missing": onDesk(async (desk) => {
    await desk.page.evaluate(OTHER_SERVICE);
    await expect(desk.page.getByRole("heading", { name: "Permission needed" })).toBeVisible();
  }),
  panel: async ({ extension }) => {
    const page = await extension.openPanel();
    await expect(page.getByRole("textbox", { name: "User", exact: true })).toBeVisible();
    return page;
  },
};
