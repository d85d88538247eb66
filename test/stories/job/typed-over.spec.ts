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

test("a code that was typed for one customer or fix is gone with another", async ({ desk }) => {
  await desk.find(people.zhangSan);
  await desk.passCode.fill("123456");
  await desk.find(people.liSi);
  await expect(desk.passCode).toHaveValue("");
  await desk.passCode.fill("123456");
  await desk.page.getByRole("combobox", { name: "Fix" }).selectOption("Unbind e-mail");
  await expect(desk.passCode).toHaveValue("");
});

test("Enter before the customer is found waits for them, and says so", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  await desk.button("Clear").click();
  service.break({ call: "get-user", kind: "delay", delayMs: 1_500 });
  await desk.user.fill(people.zhangSan.phone);
  await desk.passCode.fill(service.code());
  await desk.passCode.press("Enter");
  await expect(desk.page.getByRole("alert")).toHaveText("Waiting for the customer; then it goes on by itself.");
  await expect(await desk.settled()).toHaveText("Phone unbound.");
  expect(service.unbinds).toHaveLength(1);
});
