import { people } from "../../../sandbox/people.ts";
import { outcome, passCode, unbind } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("two windows that press during one request send one, and both show its result", async ({
  desk,
  openDesk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  const other = await openDesk();
  await other.look(unbind, ({ name }) => name.endsWith("张三"));
  await other.fill(passCode, service.code());
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 600_000 });
  await desk.pressUnbind();
  await other.press("Enter", passCode);
  service.mend();

  for (const window of [desk, other]) {
    await window.shows(outcome, "Phone unbound.");
    expect(await window.evidence("Request ID")).toBe(service.unbinds[0]?.requestId);
  }
  expect(service.unbinds).toHaveLength(1);
});
