import { people } from "../../../sandbox/people.ts";
import { passCode } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

for (const { typed, says } of [
  { typed: "", says: "The pass code is missing." },
  { typed: "12", says: "That is not a pass code." },
]) {
  test(`“${typed}” is said at the field to be no code, and nothing is sent`, async ({ desk, service }) => {
    await desk.find(people.zhangSan);
    await desk.fill(passCode, typed);
    await desk.pressUnbind();
    await desk.look(passCode, ({ description }) => description.startsWith(says));
    await desk.isFocused(passCode);
    expect(service.unbinds).toEqual([]);
  });
}
