import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../support/extension.ts";
import type { SettingsPage } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

const ready = ({ page }: SettingsPage) => page.getByRole("region", { name: "Quick Fix is ready." });

test.describe("the set-up", () => {
  test.use({ isSetUp: false });

  test("leads by keyboard alone to a connection that works, and says what comes next @main", async ({
    settings,
    service,
  }) => {
    await settings.field("Service address").fill(service.url);
    await settings.field("Access key ID").fill(credentials.accessKeyId);
    await settings.field("Access key secret").fill(credentials.accessKeySecret);
    await settings.field("Passphrase").fill(PASSPHRASE);
    expect(service.allCalls).toEqual([]);
    await settings.page.keyboard.press("Enter");

    await expect(ready(settings)).toBeVisible();
    await expect(ready(settings).getByText(/^Connected and saved\. User pool .+\.$/)).toBeVisible();
    await expect(ready(settings)).toContainText("Open the desk from anywhere with Alt+Shift+U.");
    await expect(ready(settings).getByRole("button", { name: "Open the desk" })).toBeFocused();
    expect(service.allCalls.map(({ call }) => call)).toEqual(["get-management-token"]);
  });
});

test("settings that were saved before are only settings", async ({ settings }) => {
  await expect(settings.page.getByRole("heading", { name: "Settings", exact: true })).toBeVisible();
  await settings.testConnection.click();
  const answered = new RegExp(`User pool ${credentials.userPoolId} answered in \\d+ ms`);
  await expect(settings.page.getByText(answered)).toBeVisible();
  await expect(ready(settings)).toHaveCount(0);
});
