import { zhCN } from "../../../lib/words/zh-CN.ts";
import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the language chosen in Settings is the desk's and the service's", async ({ settings, openDesk, service }) => {
  await settings.page.getByRole("combobox", { name: "Language" }).selectOption("简体中文");
  await expect(settings.page.getByRole("heading", { name: "设置", exact: true })).toBeVisible();
  const { page } = await openDesk();
  await page.getByRole("textbox", { name: zhCN.desk.user, exact: true }).fill(people.zhangSan.userId);
  await expect(page.getByRole("region", { name: "张三" })).toBeVisible();
  expect(await page.evaluate("document.documentElement.lang")).toBe("zh-CN");
  expect(service.calls("get-user").at(-1)?.message).toMatch(/\p{Script=Han}/u);
});
