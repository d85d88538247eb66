import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a lost answer is looked at again, and never sent again, by Check again @main", async ({
  desk,
  service,
  extension,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "empty" });
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText(/^The answer was lost; the phone/);
  const reads = service.calls("get-user").length;
  await desk.button("Check again").click();
  await expect.poll(() => service.calls("get-user").length).toBeGreaterThan(reads);
  await expect(await desk.settled()).toHaveText(/^The answer was lost; the phone/);
  expect(await extension.timesSent("unbind-phone")).toBe(1);
});
