import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a result never stands beside another customer, and is there again when its own is @main", async ({
  desk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 1_000 });
  await desk.unbind.click();
  await expect.poll(() => service.unbinds).toHaveLength(1);
  await desk.find(people.liSi);
  await expect(desk.outcome).toBeHidden();
  await expect.poll(() => service.isBound(people.zhangSan)).toBe(false);
  await expect(desk.outcome).toBeHidden();

  await desk.lookUp(people.zhangSan.userId);
  await expect(await desk.settled()).toHaveText("Phone unbound.");
});
