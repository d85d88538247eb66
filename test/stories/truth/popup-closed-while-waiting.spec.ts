import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a request that outlasts the popup is seen through", async ({
  browserName,
  desk,
  openDesk,
  extension,
  service,
}) => {
  // Firefox ends an idle background after 30 s. A driven Chromium ends none: for it the campaign's
  // "answer after 45 s" shows that the heartbeat keeps a worker alive.
  const LONG = browserName === "firefox" ? 33_000 : 3_000;
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
  expect(await extension.timesSent("unbind-phone")).toBe(1);
});
