import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("Escape clears the desk for the next customer", async ({ desk }) => {
  await desk.unbindPhoneOf(people.zhangSan);
  await desk.page.keyboard.press("Escape");
  await expect(desk.user).toHaveValue("");
  await expect(desk.user).toBeFocused();
  await expect(desk.passCode).toHaveValue("");
  await expect(desk.customer("张三")).toBeHidden();
  await expect(desk.outcome).toBeHidden();
});
