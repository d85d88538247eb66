import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a second press while one is under way joins it @main", async ({ desk, service, extension }) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 600_000 });
  await desk.unbind.click();
  await desk.passCode.press("Enter");
  await desk.passCode.press("Enter");
  service.mend();
  await expect(await desk.settled()).toHaveText("Phone unbound.");
  expect(service.unbinds).toHaveLength(1);
  expect(await extension.timesSent("unbind-phone")).toBe(1);
});
