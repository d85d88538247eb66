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
