import { expect, test, type Page } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import { Desk } from "./support/desk.ts";
import { EXTENSION_DIR } from "./support/extension-dir.ts";
import { unpackedId } from "./support/extension-id.ts";
import { ManagedPolicy } from "./support/managed-policy.ts";

// Chromium reads policies from one folder of the system. As in CI and most containers, this needs root.
test.skip(process.platform !== "linux" || process.getuid?.() !== 0, "Only root can write a policy for Chromium");

const BY_ORGANISATION = "Set by your organisation.";
/** Nothing here may be used; `allowedFixes` was meant to forbid, so it does. */
const NOT_VALID = {
  serviceAddress: "http://evil.example",
  accessKeyId: " ",
  autoLockMinutes: 0,
  retentionDays: 100_000,
  language: "tlh",
  allowedFixes: ["everything"],
  unbindThrough: "anything",
};

let policy: ManagedPolicy;
let desk: Desk;

test.beforeAll(async () => {
  policy = ManagedPolicy.for(unpackedId(EXTENSION_DIR));
  policy.write({ autoLockMinutes: 7, unbindThrough: "verified-update", language: "en" });
  desk = await Desk.open();
});
test.afterAll(async () => {
  policy.remove();
  await desk.close();
});

test("values arrive, show as locked, and change while pages are open; bad ones loosen nothing @short", async () => {
  await desk.setUp();
  const options = await desk.page("options");
  const minutes = options.getByLabel("Lock after (minutes)");
  expect(await inForce(options)).toEqual({ autoLockMinutes: 7, unbindThrough: "verified-update", language: "en" });
  await expect(minutes).toHaveValue("7");
  const route = options.getByRole("combobox", { name: "Unbind through" });
  await expect(route).toBeDisabled();
  await expect(route).toHaveValue("verified-update");
  await expect(options.getByText(BY_ORGANISATION).first()).toBeVisible();
  await expect(options.getByLabel("Service address")).toBeEnabled();

  // A service that the secret was not given for: it is not used there.
  await change({
    serviceAddress: "https://authing.example.com",
    accessKeyId: "organisation",
    allowedFixes: ["unbind-email"],
  });
  await expect(options.getByLabel("Service address")).toHaveValue("https://authing.example.com");
  await expect(options.getByLabel("Service address")).toBeDisabled();
  await expect(options.getByLabel("Access key ID")).toBeDisabled();
  const calls = desk.sandbox.state.calls.length;
  expect(await ask(options, "test-connection", {})).toMatchObject({ failure: { code: "secret-missing" } });
  const fix = { fixId: "unbind-phone", userId: people.zhangSan.userId, passCode: "123456", passCodeTypedAt: 1 };
  expect(await ask(options, "apply-fix", fix)).toMatchObject({ failure: { code: "fix-not-allowed" } });
  expect(desk.sandbox.state.calls).toHaveLength(calls);

  await change(NOT_VALID);
  await expect(options.getByLabel("Service address")).toHaveValue(desk.sandbox.url);
  // The agent never chose a time, so the default counts again.
  await expect(minutes).toHaveValue("15");
  expect(await inForce(options)).toEqual({ allowedFixes: [] });
  expect(await ask(options, "apply-fix", fix)).toMatchObject({ failure: { code: "fix-not-allowed" } });

  await change({});
  await expect.poll(() => inForce(options)).toEqual({});
  await expect(route).toBeEnabled();
  expect(await ask(options, "test-connection", {})).toMatchObject({ ok: true });
});

/** Chromium would look by itself too, but only when a file has not changed for some seconds. */
async function change(values: object): Promise<void> {
  policy.write(values);
  const page = await desk.context.newPage();
  await page.goto("chrome://policy");
  await page.locator("#reload-policies").click();
  await page.close();
}

async function inForce(page: Page): Promise<unknown> {
  return page.evaluate("chrome.storage.session.get('policy').then(({ policy }) => policy)");
}

async function ask(page: Page, name: string, payload: object): Promise<unknown> {
  return page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, payload })})`);
}
