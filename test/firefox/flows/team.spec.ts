import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { downloaded, downloadHere } from "../support/downloads.ts";
import { expect, test } from "../support/test.ts";

test("settings go into a file without a secret, and the locking time is saved by Enter", async ({
  settings,
  extension,
  service,
}) => {
  const { page } = settings;
  await page.getByLabel("Lock after (minutes)").fill("5");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Locking time saved.")).toBeVisible();
  await downloadHere(extension.firefox);
  await page.getByRole("button", { name: "Export settings" }).click();
  const text = await downloaded(extension.firefox, ".json");
  expect(JSON.parse(text)).toMatchObject({
    settings: { serviceAddress: service.url, accessKeyId: credentials.accessKeyId, autoLockMinutes: 5 },
  });
  for (const secret of [credentials.accessKeySecret, PASSPHRASE, "vault"]) expect(text).not.toContain(secret);
});
