import { expect, test } from "../support/test.ts";

test("a complete number is looked up without a further key", async ({ desk, service }) => {
  await expect(desk.user).toBeFocused();
  await desk.page.keyboard.type("13800138000");
  await expect(desk.customer("张三")).toBeVisible();
  expect(service.calls("get-user").map(({ query }) => query["userId"])).toEqual(["13800138000"]);
});
