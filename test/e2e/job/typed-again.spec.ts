import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the same customer, typed again before a killed worker's desk is cleared, is looked up again", async ({
  desk,
  extension,
}) => {
  await desk.unbindPhoneOf(people.zhangSan);
  await extension.killWorker();
  // In one turn: quicker than any worker starts.
  await desk.user.evaluate((field: HTMLInputElement, typed) => {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    setTimeout(() => {
      field.value = typed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }, people.zhangSan.userId);
  await expect(desk.outcome).toBeHidden();
  await expect(desk.customer("张三")).toBeVisible();
  await expect(desk.user).toHaveValue(people.zhangSan.userId);
});
