import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { customer, passCode, user } from "../support/desk-targets.ts";
import { test } from "../support/test.ts";

test("the customers of this session are there below an empty field, by arrow keys, until the lock", async ({
  desk,
}) => {
  await desk.find(people.liSi);
  await desk.find(people.zhangSan);
  await desk.press("Escape");
  await desk.holds(user, "");
  await desk.shows(button(/^张三 138/));
  await desk.press("ArrowDown");
  await desk.press("ArrowDown");
  await desk.press("Enter");
  await desk.shows(customer("李四"));
  await desk.isFocused(passCode);
  await desk.press("Escape");
  await desk.click(button("Lock now"));
  await desk.hides(button(/^张三 138/));
});
