import type { Page } from "@playwright/test";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { EXTENSION_DIR_VARIABLE, PASSPHRASE } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";
import { launchChromium, setUpPage } from "../../../scripts/launch-chromium.ts";

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
    await settings.field("Service address").fill(service.url);
    await settings.field("Access key ID").fill(credentials.accessKeyId);
    await settings.field("Access key secret").fill(credentials.accessKeySecret);
    await settings.field("Passphrase").fill(PASSPHRASE);
    expect(service.allCalls).toEqual([]);
    await keyboard.press("Enter");

    await expect(ready(page)).toBeVisible();
    await expect(ready(page).getByText(/^Connected and saved\. User pool .+\.$/)).toBeVisible();
    await expect(ready(page)).toContainText("Open the desk from anywhere with Alt+Shift+U.");
    await expect(ready(page).getByRole("button", { name: "Open the desk" })).toBeFocused();
    expect(service.allCalls.map(({ call }) => call)).toEqual(["get-management-token"]);
  });

  test("fits one screen, and shows the passphrase only while it is asked to", async ({ settings }) => {
    const { page } = settings;
    await page.setViewportSize({ width: 1_280, height: 900 });
    await expect(settings.save).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("combobox", { name: "Language" })).toBeInViewport();
    const passphrase = settings.field("Passphrase");
    await passphrase.fill(PASSPHRASE);
    await expect(passphrase).toHaveAttribute("type", "password");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(passphrase).toHaveAttribute("type", "text");
    await settings.save.click();
    await expect(passphrase).toHaveAttribute("type", "password");
    await expect(page.getByRole("link", { name: "Open the Authing console" })).toHaveAttribute(
      "href",
      "https://console.authing.cn/",
    );
  });
});

test("settings that were saved before are only settings", async ({ settings }) => {
  await expect(settings.page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await settings.testConnection.click();
  await expect(settings.page.getByText(/answered in \d+ ms/)).toBeVisible();
  await expect(ready(settings.page)).toHaveCount(0);
});
