import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a background ended while the answer is due is settled by reading back", async ({ desk, extension, service }) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", afterMs: 3_000 });
  await desk.pressUnbind();
  await expect.poll(() => service.unbinds.map(({ changed }) => changed)).toEqual([true]);
  await extension.firefox.terminateBackground();

  await desk.settles("The phone is unbound, although the answer was lost.");
  expect(await desk.evidence("Request ID")).toBe("none returned");
  expect(await extension.timesSent("unbind-phone")).toBe(1);
  expect(service.unbinds).toHaveLength(1);
});
