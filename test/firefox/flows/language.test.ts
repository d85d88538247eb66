import { people } from "../../../sandbox/people.ts";
import { byRole, field } from "../target.ts";
import { expect, test } from "../support/test.ts";

test("the language chosen in Settings is the desk's and the service's", async ({ settings, openDesk, service }) => {
  await settings.select(field("Language"), "简体中文");
  await settings.shows(byRole("heading", "设置"));
  const desk = await openDesk();
  await desk.fill(field("用户"), people.zhangSan.userId);
  await desk.shows(byRole("region", "张三"));
  expect(await desk.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
  expect(service.calls("get-user").at(-1)?.message).toMatch(/\p{Script=Han}/u);
});
