import type { Locator, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { SettingsPage } from "../../stories/support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test("settings go to another computer as a file without a secret, which only asks for the secret", async ({
  settings,
  extension,
  service,
}) => {
  const { page } = settings;
  await page.getByLabel("Lock after (minutes)").fill("5");
  await page.getByLabel("Lock after (minutes)").press("Enter");
  await expect(page.getByText("Locking time saved.")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export settings" }).click();
  const path = await (await downloading).path();
  const text = await readFile(path, "utf8");
  expect(text).toContain(credentials.accessKeyId);
  for (const secret of [credentials.accessKeySecret, PASSPHRASE, "vault"]) expect(text).not.toContain(secret);

  await page.close();
  await extension.reset();
  const fresh = new SettingsPage<Locator, Page>(await extension.open("options.html"));
  await fresh.page.getByLabel("Settings file").setInputFiles(path);
  const changes = fresh.page.getByRole("group", { name: "What the file changes" });
  await expect(changes.getByRole("row", { name: /^Service address/ })).toContainText(service.url);
  expect(await extension.stored("local")).not.toContain(service.url);
  await changes.getByRole("button", { name: "Apply" }).click();
  await expect(fresh.field("Service address")).toHaveValue(service.url);
  await expect(fresh.field("Access key ID")).toHaveValue(credentials.accessKeyId);
  await fresh.field("Access key secret").fill(credentials.accessKeySecret);
  await fresh.field("Passphrase").fill(PASSPHRASE);
  await fresh.page.keyboard.press("Enter");
  await expect(fresh.page.getByRole("region", { name: "Quick Fix is ready." })).toBeVisible();
  await expect(fresh.page.getByLabel("Lock after (minutes)")).toHaveValue("5");
});

test("what a file changes shows at once in every section", async ({ settings }) => {
  const { page } = settings;
  const shared = { autoLockMinutes: 7, retentionDays: 30, ticketFormat: "jira", appId: "app-of-the-team" };
  await page.getByLabel("Settings file").setInputFiles({
    name: "team.json",
    mimeType: "application/json",
    buffer: Buffer.from(
      JSON.stringify({
        kind: "quick-fix-for-authing settings",
        settings: { ...shared, allowedFixes: ["unbind-phone", "reactivate"] },
      }),
    ),
  });
  const changes = page.getByRole("group", { name: "What the file changes" });
  await expect(changes.getByRole("row", { name: /^Fixes on the desk/ })).toContainText("Unbind phone, Reactivate");
  await changes.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Settings imported and saved.")).toBeVisible();
  await expect(page.getByLabel("Lock after (minutes)")).toHaveValue("7");
  await expect(page.getByLabel("Keep history for (days)")).toHaveValue("30");
  await expect(page.getByLabel("Ticket format")).toHaveValue("jira");
  await expect(settings.field("App ID")).toHaveValue("app-of-the-team");
  await expect(page.getByRole("checkbox", { name: "Reactivate" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Sign out everywhere" })).not.toBeChecked();
});

test("a file that is none of ours changes nothing", async ({ settings }) => {
  await settings.page.getByLabel("Settings file").setInputFiles({
    name: "other.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"accessKeySecret":"x"}'),
  });
  await expect(settings.page.getByText("This is not a Quick Fix settings file.")).toBeVisible();
});
