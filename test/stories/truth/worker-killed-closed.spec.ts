import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a worker killed behind a closed popup leaves a result to be found, before the change and after @main", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 600_000 });
  await desk.unbind.click();
  await expect.poll(() => service.unbinds).toHaveLength(1);
  await desk.page.close();
  await extension.killWorker();

  const reopened = await openDesk();
  await expect(await reopened.settled()).toHaveText(/^The answer was lost; the phone (is|was) still bound at/);
  service.mend();
  await expect.poll(() => service.isBound(people.zhangSan)).toBe(false);
  await reopened.button("Check again").click();
  await expect(reopened.outcome).toHaveText("The phone is unbound, although the answer was lost.");
  expect(await extension.timesSent("unbind-phone")).toBe(1);
  expect(service.unbinds).toHaveLength(1);
});
