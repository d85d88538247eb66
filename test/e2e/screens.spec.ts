import type { Page } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import type { FaultInput } from "../../sandbox/faults.ts";
import type { Desk } from "./support/desk.ts";
import type { Service } from "./support/service.ts";
import { expect, test } from "./support/test.ts";

const WIDTH = 360;

/** A picture of a page as it stands, in light and in dark, for people to look at; nothing may stick out sideways. */
async function picture(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height: 600 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}.png`, fullPage: true });
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(WIDTH);
}

type Reach = (desk: Desk, service: Service) => Promise<unknown>;

const pressed =
  (fault?: FaultInput): Reach =>
  async (desk, service) => {
    await desk.prepare(people.zhangSan);
    if (fault) service.break({ call: "unbind-phone", ...fault });
    await desk.unbind.click();
    await desk.settled();
  };

const DESK: Record<string, Reach> = {
  empty: (desk) => expect(desk.user).toBeFocused(),
  finding: async (desk, service) => {
    service.break({ call: "get-user", kind: "delay", delayMs: 2_000 });
    await desk.user.fill("13800138000");
    await expect(desk.page.getByText("Looking the user up…")).toBeVisible();
  },
  found: (desk) => desk.find(people.zhangSan),
  "found-long-name": (desk) => desk.find(people.longName),
  "found-right-to-left": (desk) => desk.find(people.layla),
  "found-no-name": (desk) => desk.find(people.nameless),
  warned: (desk) => desk.find(people.wangWu),
  "warned-suspended": (desk) => desk.find(people.sunQi),
  "warned-no-phone": (desk) => desk.find(people.zhaoLiu),
  "unknown-user": async (desk) => {
    await desk.lookUp("nobody-of-that-name");
    await desk.settled();
  },
  counting: (desk) => desk.prepare(people.zhangSan),
  "code-not-sent": async (desk, service) => {
    await desk.find(people.zhangSan);
    service.break({ call: "send-sms", kind: "throttle" });
    await desk.sendCode.click();
    await desk.settled();
  },
  "pass-code-missing": async (desk) => {
    await desk.find(people.zhangSan);
    await desk.unbind.click();
    await expect(desk.page.getByRole("alert")).toBeVisible();
  },
  busy: async (desk, service) => {
    await desk.prepare(people.zhangSan);
    service.break({ call: "unbind-phone", kind: "delay", delayMs: 2_000 });
    await desk.unbind.click();
    await expect(desk.outcome).toHaveText("Asking the service…");
  },
  done: pressed(),
  "done-lost": pressed({ kind: "wrong-types" }),
  unknown: pressed({ kind: "html-502" }),
  contradicted: pressed({ kind: "success-without-effect" }),
  "not-sent": async (desk) => {
    await desk.find(people.zhaoLiu);
    await desk.passCode.fill("123456");
    await desk.unbind.click();
    await desk.settled();
  },
  refused: async (desk) => {
    await desk.prepare(people.zhangSan);
    await desk.passCode.fill("0000");
    await desk.unbind.click();
    await desk.settled();
  },
  "refused-only-login-method": async (desk) => {
    await desk.prepare(people.wangWu);
    await desk.unbind.click();
    await desk.settled();
  },
  locked: async (desk) => {
    await desk.button("Lock now").click();
    await desk.page.getByLabel("Passphrase").fill("not the passphrase");
    await desk.button("Unlock").click();
    await expect(desk.page.getByRole("alert")).toBeVisible();
  },
};

for (const [name, reach] of Object.entries(DESK)) {
  test(`picture: ${name}`, async ({ desk, service }) => {
    await reach(desk, service);
    await picture(desk.page, name);
  });
}

test("picture: settings", async ({ settings }) => {
  await expect(settings.save).toBeVisible();
  await picture(settings.page, "settings");
  await settings.field("Service address").fill("http://authing.example.com");
  await settings.save.click();
  await expect(settings.field("Service address")).toHaveAttribute("aria-invalid", "true");
  await picture(settings.page, "settings-mistake");
});

test.describe("before the set-up", () => {
  test.use({ isSetUp: false });

  test("picture: not set up", async ({ extension }) => {
    const popup = await extension.openPopup();
    await expect(popup.getByRole("button", { name: "Open settings" })).toBeVisible();
    await picture(popup, "not-set-up");
  });
});
