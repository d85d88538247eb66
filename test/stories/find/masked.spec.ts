import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("shows the phone masked, and nowhere in full but where it was typed", async ({ desk }) => {
  await desk.find(people.zhangSan);
  await expect(desk.customer("张三")).toContainText("138****8000");
  await expect(desk.form).not.toContainText(people.zhangSan.phone);
});
