import { writeFile } from "node:fs/promises";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../support/extension.ts";
import { SettingsPage } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test("settings go to another computer as a file without a secret, which only asks for the secret", async ({
  settings,
  extension,
  service,
}, testInfo) => {
  const minutes = settings.page.getByLabel("Lock after (minutes)");
  await minutes.fill("5");
  await minutes.press("Enter");
  await expect(settings.page.getByText("Locking time saved.")).toBeVisible();
  const exporting = settings.page.getByRole("button", { name: "Export settings" });
  const text = await extension.downloaded(settings.page, () => exporting.click());
  expect(JSON.parse(text)).toMatchObject({
    settings: { serviceAddress: service.url, accessKeyId: credentials.accessKeyId, autoLockMinutes: 5 },
  });
  for (const secret of [credentials.accessKeySecret, PASSPHRASE, "vault"]) expect(text).not.toContain(secret);

  await settings.page.close();
  await extension.reset();
  const path = testInfo.outputPath("team.json");
  await writeFile(path, text);
  const fresh = new SettingsPage(await extension.open("options.html"));
  await fresh.page.locator("input[type=file]").setInputFiles(path);
  await expect(fresh.page.getByRole("table", { name: "What the file changes" })).toContainText(service.url);
  expect(await extension.stored("local")).not.toContain(service.url);
  await fresh.page.getByRole("button", { name: "Apply" }).click();
  await expect(fresh.field("Service address")).toHaveValue(service.url);
  await expect(fresh.field("Access key ID")).toHaveValue(credentials.accessKeyId);
  await fresh.field("Access key secret").fill(credentials.accessKeySecret);
  await fresh.field("Passphrase").fill(PASSPHRASE);
  await fresh.page.keyboard.press("Enter");
  await expect(fresh.page.getByRole("region", { name: "Quick Fix is ready." })).toBeVisible();
  await expect(fresh.page.getByLabel("Lock after (minutes)")).toHaveValue("5");
});
