import { expect, test } from "../support/test.ts";

test("keeps the stored secret when another setting is saved", async ({ settings, desk, service }) => {
  await settings.unbindThrough.selectOption("verified-update");
  await settings.save.click();
  await expect(settings.saved).toBeVisible();

  await desk.lookUp("zhangsan");
  await expect(desk.customer("张三")).toBeVisible();
  expect(service.calls("get-user")).toHaveLength(1);
});
