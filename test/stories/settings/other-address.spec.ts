import { expect, test } from "../support/test.ts";

test("asks for the secret again when the address changes, so that no other host can harvest it @main", async ({
  settings,
  extension,
  service,
}) => {
  const otherAddress = service.url.replace("127.0.0.1", "localhost");
  await extension.allow(otherAddress);
  await settings.field("Service address").fill(otherAddress);
  await settings.save.click();

  await expect(settings.field("Access key secret")).toHaveAccessibleDescription(/The access key secret is missing/);
  await settings.page.reload();
  await expect(settings.field("Service address")).toHaveValue(service.url);
  expect(service.allCalls).toEqual([]);
});
