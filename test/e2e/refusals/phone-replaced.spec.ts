import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a customer who changed the phone meanwhile is refused, not called unbound, and stands there with the new phone", async ({
  desk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.replacePhone(people.zhangSan, "13911112222");
  await desk.unbind.click();

  await expect(await desk.settled()).toHaveText("Refused: the pass code is wrong or has expired.");
  await expect(desk.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");
  await expect(desk.unbind).toHaveText(/139\*\*\*\*2222/);
  expect(service.isBound(people.zhangSan)).toBe(true);
});
