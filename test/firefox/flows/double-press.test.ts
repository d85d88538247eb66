import { people } from "../../../sandbox/people.ts";
import { passCode } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("a second press while one is under way joins it", async ({ desk, service, extension }) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 600_000 });
  await desk.pressUnbind();
  await desk.press("Enter", passCode);
  await desk.press("Enter", passCode);
  service.mend();
  await desk.settles("Phone unbound.");
  expect(service.unbinds).toHaveLength(1);
  expect(await extension.timesSent("unbind-phone")).toBe(1);
});
