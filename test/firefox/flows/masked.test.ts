import { people } from "../../../sandbox/people.ts";
import { customer, form } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("shows the phone masked, and nowhere in full but where it was typed", async ({ desk }) => {
  await desk.find(people.zhangSan);
  await desk.shows(customer("张三"), /138\*{4}8000/);
  expect(await desk.text(form)).not.toContain(people.zhangSan.phone);
});
