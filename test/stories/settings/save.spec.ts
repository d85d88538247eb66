import { credentials } from "../../../sandbox/auth/credentials.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

// Whether a secret lies open, on the page or where it is stored, is looked at after each test.
test("saves every field, shows it again, and keeps no secret on the page", async ({ settings, service }) => {
  await expect(settings.field("Service address")).toHaveValue("https://api.authing.cn");
  await settings.fill(service.url);
  await settings.save.click();
  await expect(settings.saved).toBeVisible();
  await settings.field("App ID").fill(credentials.appId);
  await settings.unbindThrough.selectOption("verified-update");
  await settings.save.click();
  await expect(settings.page.getByText("Settings saved.")).toBeVisible();
  await expect(settings.field("Access key secret")).toHaveValue("");
  for (const name of ["Passphrase", "Repeat passphrase"] as const) await expect(settings.field(name)).toHaveCount(0);

  await settings.page.reload();
  await expect(settings.field("Service address")).toHaveValue(service.url);
  await expect(settings.field("Access key ID")).toHaveValue(credentials.accessKeyId);
  await expect(settings.field("App ID")).toHaveValue(credentials.appId);
  await expect(settings.unbindThrough).toHaveValue("verified-update");
  await expect(settings.field("Access key secret")).toHaveValue("");
});
