import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

for (const { typed, says } of [
  { typed: "", says: "The pass code is missing." },
  { typed: "12", says: "That is not a pass code." },
]) {
  test(`“${typed}” is said at the field to be no code, and nothing is sent`, async ({ desk, service }) => {
    await desk.find(people.zhangSan);
    await desk.passCode.fill(typed);
    await desk.unbind.click();
    await expect(desk.passCode).toHaveAccessibleDescription(new RegExp(`^${says}`));
    await expect(desk.passCode).toBeFocused();
    expect(service.unbinds).toEqual([]);
  });
}
