import { customer, user } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("a complete number is looked up without a further key", async ({ desk, service }) => {
  await desk.isFocused(user);
  await desk.type("13800138000");
  await desk.shows(customer("张三"));
  expect(service.calls("get-user").map(({ query }) => query["userId"])).toEqual(["13800138000"]);
});
