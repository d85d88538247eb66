import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the customers of this session are there below an empty field, by arrow keys, until the lock", async ({
  desk,
  extension,
}) => {
  await desk.find(people.liSi);
  await desk.unbindPhoneOf(people.zhangSan);
  await desk.page.keyboard.press("Escape");

  const recent = desk.page.getByRole("region", { name: "Recent" }).getByRole("listitem");
  await expect(recent).toHaveText([/^张三 No phone · Done \d\d:\d\d$|^张三 138.*Done \d\d:\d\d$/, /^李四 139/]);
  expect(await extension.stored("local")).not.toContain("李四");
  await desk.page.keyboard.press("ArrowDown");
  await desk.page.keyboard.press("ArrowDown");
  await desk.page.keyboard.press("Enter");
  await expect(desk.customer("李四")).toBeVisible();
  await expect(desk.passCode).toBeFocused();

  await desk.button("Lock now").click();
  await expect(desk.page.getByLabel("Passphrase")).toBeVisible();
  expect(await extension.stored("session")).not.toContain("李四");
});
