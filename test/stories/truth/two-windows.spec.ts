import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("two windows that press during one request send one, and both show its result @main", async ({
  desk,
  openDesk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  const other = await openDesk();
  await expect(other.unbind).toHaveAccessibleName(/张三$/);
  await other.passCode.fill(service.code());
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 600_000 });
  await desk.unbind.click();
  await other.passCode.press("Enter");
  // Messages arrive in their order: the second press is there too.
  await other.page.evaluate(`chrome.runtime.sendMessage({ name: "wake", payload: {} })`);
  service.mend();

  for (const window of [desk, other]) {
    await expect(window.outcome).toHaveText("Phone unbound.");
    await expect(window.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");
  }
  expect(service.unbinds).toHaveLength(1);
});
