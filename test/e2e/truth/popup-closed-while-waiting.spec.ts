import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

/*
 * A driven browser never stops its workers for being idle, so this can't show that the heartbeat keeps one alive: the campaign's "answer
 * after 45 s" does, in a browser that nobody drives meanwhile.
 */
const LONG = 3_000;

test("a request that outlasts the popup is seen through", async ({ desk, openDesk, extension, service }) => {
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
