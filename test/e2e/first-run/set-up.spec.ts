import type { Page } from "@playwright/test";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { EXTENSION_DIR_VARIABLE, PASSPHRASE } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";
import { launchChromium, setUpPage } from "../../../scripts/launch-chromium.ts";

const step = (page: Page) => page.getByRole("list", { name: "Steps" }).locator('[aria-current="step"]');
const ready = (page: Page) => page.getByRole("region", { name: "Quick Fix is ready." });

test("installing opens the set-up, once", async ({ headless }) => {
  const { context, extensionId } = await launchChromium(process.env[EXTENSION_DIR_VARIABLE] ?? "", headless, "", {
    keepSetUp: true,
  });
  const page = await setUpPage(context, extensionId);
  await expect(page.getByRole("heading", { name: "Set up Quick Fix" })).toBeVisible();
  expect(context.pages().filter((one) => one.url() === page.url())).toHaveLength(1);
  await context.close();
});

test.describe("the set-up", () => {
  test.use({ isSetUp: false });

  test("leads by keyboard alone to a connection that works, and says what comes next", async ({
    settings,
    service,
  }) => {
    const { page } = settings;
    const { keyboard } = page;
    await expect(step(page)).toHaveText(/^1?Enter the service/);
    await settings.field("Service address").fill(service.url);
    await settings.field("Access key ID").fill(credentials.accessKeyId);
    await settings.field("Access key secret").fill(credentials.accessKeySecret);
    await settings.field("Passphrase").fill(PASSPHRASE);
    await settings.field("Repeat passphrase").fill(PASSPHRASE);
    expect(service.allCalls).toEqual([]);
    await keyboard.press("Enter");

    await expect(settings.saved).toBeVisible();
    await expect(step(page)).toHaveText(/Press Test connection/);
    await expect(settings.testConnection).toBeFocused();
    await expect(ready(page)).toHaveCount(0);
    await keyboard.press("Enter");

    await expect(ready(page)).toBeVisible();
    await expect(page.getByText(/answered in \d+ ms/)).toBeVisible();
    await expect(step(page)).toHaveText(/Start working/);
    await expect(ready(page)).toContainText("Open the desk from anywhere with Alt+Shift+U.");
    await expect(ready(page).getByRole("button", { name: "Open the desk" })).toBeFocused();
  });

  test("goes on from a connection that doesn't work, without starting over", async ({ settings, service }) => {
    const { page } = settings;
    service.break({ kind: "html-502" });
    await settings.fill(service.url);
    await settings.save.click();
    await expect(settings.saved).toBeVisible();
    await settings.testConnection.click();
    await expect(page.getByText("The service's answer could not be used.")).toBeVisible();
    await expect(step(page)).toHaveText(/Press Test connection/);
    await expect(ready(page)).toHaveCount(0);

    await settings.testConnection.click();
    await expect(ready(page)).toBeVisible();
  });
});

test("settings that were saved before are only settings", async ({ settings }) => {
  await expect(settings.page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expect(settings.page.getByRole("list", { name: "Steps" })).toHaveCount(0);
  await settings.testConnection.click();
  await expect(settings.page.getByText(/answered in \d+ ms/)).toBeVisible();
  await expect(ready(settings.page)).toHaveCount(0);
});
