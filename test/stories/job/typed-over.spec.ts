import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the right code is typed over the wrong one, and the old result steps back @main", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  await desk.passCode.fill("000000");
  await desk.passCode.press("Enter");
  await expect(await desk.settled()).toHaveText("Refused: the pass code is wrong or has expired.");
  const [first = "", ...others] = service.code();
  await desk.page.keyboard.press(first);
  await expect(desk.passCode).toHaveValue(first);
  await expect(desk.outcome).toBeHidden();
  await desk.page.keyboard.type(others.join(""));
  await desk.page.keyboard.press("Enter");
  await expect(await desk.settled()).toHaveText("Phone unbound.");
});
