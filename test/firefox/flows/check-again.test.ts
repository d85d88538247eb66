import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { expect, test } from "../support/test.ts";

test("a lost answer is looked at again, and never sent again, by Check again", async ({ desk, service, extension }) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "empty" });
  await desk.pressUnbind();
  await desk.settles(/^The answer was lost; the phone/);
  const reads = service.calls("get-user").length;
  await desk.click(button("Check again"));
  await expect.poll(() => service.calls("get-user").length).toBeGreaterThan(reads);
  await desk.settles(/^The answer was lost; the phone/);
  expect(await extension.timesSent("unbind-phone")).toBe(1);
});
