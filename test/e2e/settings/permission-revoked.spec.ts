import { expect, test } from "../support/test.ts";

test.use({ hasOwnBrowser: true });

test("a desk whose permission was taken away says so and sends nothing, until it is given back", async ({
  desk,
  extension,
  service,
}) => {
  await desk.page.evaluate(`chrome.permissions.remove({ origins: ["${service.url}/*"] })`);
  await expect(desk.page.getByRole("heading", { name: "Permission needed" })).toBeVisible();
  expect(service.allCalls).toEqual([]);

  await extension.allow(service.url);
  await desk.user.fill("13800138000");
  await expect(desk.customer("张三")).toBeVisible();
});
