import { people } from "../../../sandbox/people.ts";
import { customer, outcome, passCode, user } from "../support/desk-targets.ts";
import { test } from "../support/test.ts";

test("Escape clears the desk for the next customer", async ({ desk }) => {
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.settles("Phone unbound.");
  await desk.press("Escape");
  await desk.holds(user, "");
  await desk.isFocused(user);
  await desk.holds(passCode, "");
  await desk.hides(customer("张三"));
  await desk.hides(outcome);
});
