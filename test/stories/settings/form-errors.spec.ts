import { credentials } from "../../../sandbox/auth/credentials.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

test("what the service refuses is said at its field, nothing is stored, and only that field is entered again", async ({
  settings,
  extension,
  service,
}) => {
  await settings.fill(service.url, { "Access key secret": "not the secret of this key" });
  await settings.save.click();
  const secret = settings.field("Access key secret");
  await expect(secret).toHaveAccessibleDescription(/^The service did not accept the access key\./);
  await expect(secret).toBeFocused();
  expect(await extension.stored("local")).not.toContain("vault");
  expect(service.calls("get-management-token")).toHaveLength(1);

  // It is selected: what is typed replaces it.
  await settings.page.keyboard.type(credentials.accessKeySecret);
  await settings.page.keyboard.press("Enter");
  await expect(settings.saved).toBeVisible();
  expect(await extension.stored("local")).toContain("vault");
});

test("an address that nobody answers at is said at the address", async ({ settings, extension, service }) => {
  service.break({ kind: "html-502" });
  await settings.fill(service.url);
  await settings.save.click();
  await expect(settings.field("Service address")).toHaveAccessibleDescription(
    /^The service's answer could not be used\./,
  );
  expect(await extension.stored("local")).not.toContain("vault");
  await settings.save.click();
  await expect(settings.saved).toBeVisible();
});
