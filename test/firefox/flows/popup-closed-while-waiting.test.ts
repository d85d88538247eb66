import { people } from "../../../sandbox/people.ts";
import { outcome } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

// Longer than the 30 s after which Firefox ends a background that it thinks idle.
const LONG = 33_000;

test("a request that outlasts the popup and the background's idle time is seen through", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", afterMs: LONG });
  await desk.pressUnbind();
  await expect.poll(() => service.unbinds).toHaveLength(1);
  await desk.close();

  const meanwhile = await openDesk();
  await meanwhile.isBusy();
  await meanwhile.shows(outcome, "Asking the service…");
  await meanwhile.close();

  await expect.poll(() => service.isBusy, { timeout: 2 * LONG }).toBe(false);
  expect(await extension.firefox.backgroundState()).toBe("running");
  const reopened = await openDesk();
  await reopened.settles("Phone unbound.");
  expect(await reopened.evidence("Request ID")).toBe(service.unbinds[0]?.requestId);
  expect(await extension.timesSent("unbind-phone")).toBe(1);
});
