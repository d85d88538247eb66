import { people } from "../../../sandbox/people.ts";
import { outcome, passCode, user } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("the right code is typed over the wrong one, and the old result steps back", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  await desk.fill(passCode, "000000");
  await desk.press("Enter", passCode);
  await desk.settles(/^Refused: the pass code/);
  const [first = "", ...others] = service.code();
  await desk.type(first);
  await desk.holds(passCode, first);
  await desk.hides(outcome);
  await desk.type(others.join(""));
  await desk.press("Enter");
  await desk.settles("Phone unbound.");
});

test("a code is gone with another customer", async ({ desk }) => {
  await desk.find(people.zhangSan);
  await desk.fill(passCode, "123456");
  await desk.find(people.liSi);
  await desk.holds(passCode, "");
});

test("Enter before the customer is found waits for them", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  await desk.press("Escape");
  service.break({ call: "get-user", kind: "delay", delayMs: 1_500 });
  await desk.fill(user, people.zhangSan.phone);
  await desk.fill(passCode, service.code());
  await desk.press("Enter", passCode);
  await desk.settles("Phone unbound.");
  expect(service.unbinds).toHaveLength(1);
});
