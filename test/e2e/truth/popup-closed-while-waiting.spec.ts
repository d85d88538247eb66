import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

// Longer than the 30 s after which a browser stops a worker that it thinks idle.
const LONG = 33_000;

test("a request that outlasts the popup and a worker's idle time is seen through", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", afterMs: LONG });
  await desk.unbind.click();
  await expect.poll(() => service.unbinds).toHaveLength(1);
  await desk.page.close();

  const meanwhile = await openDesk();
  await expect(meanwhile.form).toHaveAttribute("aria-busy", "true");
  await expect(meanwhile.outcome).toHaveText("Asking the service…");
  await meanwhile.page.close();

  await expect.poll(() => service.isBusy, { timeout: 2 * LONG }).toBe(false);
  const reopened = await openDesk();
  await expect(await reopened.settled()).toHaveText("Phone unbound.");
  await expect(reopened.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");
  expect(extension.timesSent("unbind-phone")).toBe(1);
});
