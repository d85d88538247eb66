import { people } from "../../../sandbox/people.ts";
import { outcome } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("a result never stands beside another customer, and is there again when its own is", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 1_500 });
  await desk.pressUnbind();
  await expect.poll(() => service.unbinds).toHaveLength(1);
  await desk.find(people.liSi);
  await desk.hides(outcome);
  await expect.poll(() => service.isBound(people.zhangSan)).toBe(false);
  await desk.hides(outcome);

  await desk.lookUp(people.zhangSan.userId);
  await desk.settles("Phone unbound.");
});
