import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a worker killed while the answer is due is settled by reading back @main", async ({
  desk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", afterMs: 3_000 });
  await desk.unbind.click();
  await expect.poll(() => service.unbinds.map(({ changed }) => changed)).toEqual([true]);
  await extension.killWorker();

  await expect(await desk.settled()).toHaveText("The phone is unbound, although the answer was lost.");
  await expect(desk.evidence("Request ID")).toHaveText("none returned");
  expect(await extension.timesSent("unbind-phone")).toBe(1);
  expect(service.unbinds).toHaveLength(1);
});
