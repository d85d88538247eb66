import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a second press while one is under way does nothing", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 600_000 });
  await desk.unbind.dblclick();
  await desk.passCode.press("Enter");
  service.mend();
  await expect(await desk.settled()).toHaveText("Phone unbound.");
  expect(service.unbinds).toHaveLength(1);
});
