import { expect, test } from "../support/test.ts";

test.use({ hasOwnBrowser: true });

test("a complete number is looked up without a further key, an unfinished one is not", async ({ desk, service }) => {
  await desk.page.clock.install({ time: Date.now() });
  await desk.page.reload();
  await expect(desk.user).toBeFocused();
  await desk.page.keyboard.type("1380013");
  await desk.page.clock.runFor(500);
  await desk.page.keyboard.type("8000");
  await desk.page.clock.runFor(500);
  await expect(desk.customer("张三")).toBeVisible();
  expect(service.calls("get-user").map(({ query }) => query["userId"])).toEqual(["13800138000"]);
});
