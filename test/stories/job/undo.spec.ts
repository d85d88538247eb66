import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("what the button in User cleared can be had back once, with its result", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  await desk.passCode.fill("0000");
  await desk.unbind.click();
  await desk.settled();
  const reads = service.calls("get-user").length;
  await desk.button("Clear").click();
  await expect(desk.user).toHaveValue("");
  await expect(desk.user).toBeFocused();
  await expect(desk.passCode).toHaveValue("");
  await expect(desk.customer("张三")).toBeHidden();
  await expect(desk.outcome).toBeHidden();

  await desk.button("Undo clear").click();
  await expect(desk.user).toHaveValue(people.zhangSan.userId);
  await expect(desk.outcome).toHaveText(/^Refused: /);
  await expect(desk.customer("张三")).toBeVisible();
  // It is as it was, and nothing was asked again.
  expect(service.calls("get-user")).toHaveLength(reads);
  await desk.page.keyboard.press("Escape");
  await desk.page.keyboard.press("Alt+z");
  await expect(desk.user).toHaveValue(people.zhangSan.userId);
});
