import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { customer, outcome, passCode, user } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("what the button in User cleared can be had back once, with its result", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  await desk.fill(passCode, "0000");
  await desk.pressUnbind();
  await desk.settles(/^Refused: /);
  const reads = service.calls("get-user").length;
  await desk.click(button("Clear"));
  await desk.holds(user, "");
  await desk.isFocused(user);
  await desk.hides(outcome);
  await desk.click(button("Undo clear"));
  await desk.holds(user, people.zhangSan.userId);
  await desk.shows(outcome, /^Refused: /);
  await desk.shows(customer("张三"));
  expect(service.calls("get-user")).toHaveLength(reads);
});
