import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

test("stores the settings, and neither the secret nor the passphrase in plain text", async ({
  settings,
  extension,
  service,
}) => {
  await settings.fill(service.url);
  await settings.save.click();
  await expect(settings.saved).toBeVisible();

  const onDisk = await extension.stored("local");
  expect(onDisk).toContain(credentials.accessKeyId);
  expect(onDisk).not.toContain(credentials.accessKeySecret);
  expect(onDisk).not.toContain(Buffer.from(credentials.accessKeySecret).toString("base64").replace(/=+$/, ""));
  expect(onDisk).not.toContain(PASSPHRASE);
});
