import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the phone of a customer who changed it since the look-up is not unbound: the desk shows the new one @main", async ({
  desk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.replacePhone(people.zhangSan, "13911112222");
  await desk.unbind.click();

  await expect(await desk.settled()).toHaveText("Nothing was changed.");
  await expect(desk.result).toContainText("What is on record has changed since this customer was looked up.");
  await expect(desk.unbind).toHaveText(/139\*\*\*\*2222/);
  expect(service.unbinds).toEqual([]);
  expect(service.isBound(people.zhangSan)).toBe(true);
});
