import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a code that is too old is refused", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  service.advance(301_000);
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("Refused: the pass code is wrong or has expired.");
  expect(service.isBound(people.zhangSan)).toBe(true);
});
