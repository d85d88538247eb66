import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("two windows that press at once send one request, and both show its result", async ({
  desk,
  openDesk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  const other = await openDesk();
  await expect(other.unbind).toHaveAccessibleName(/张三$/);
  await other.passCode.fill(service.code());
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 500 });
  await Promise.all([desk.unbind.click(), other.unbind.click()]);

  for (const window of [desk, other]) {
    await expect(window.outcome).toHaveText("Phone unbound.");
    await expect(window.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");
  }
  expect(service.unbinds).toHaveLength(1);
});
