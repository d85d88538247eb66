import { expect, test } from "../support/test.ts";

test("a secret that the service does not accept takes the place of none that works @main", async ({
  settings,
  desk,
  service,
}) => {
  const field = settings.field.bind(settings);
  await field("Access key secret").fill("not the secret of this key");
  for (const name of ["Passphrase", "Repeat passphrase"] as const) await field(name).fill("another four wet stones");
  await settings.save.click();
  await expect(field("Access key secret")).toHaveAccessibleDescription(/The service did not accept the access key/);
  await expect(field("Passphrase")).toHaveValue("another four wet stones");

  await desk.lookUp("zhangsan");
  await expect(desk.customer("张三")).toBeVisible();
  expect(service.calls("get-user")).toHaveLength(1);
});
