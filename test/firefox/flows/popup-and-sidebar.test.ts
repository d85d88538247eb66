import { people } from "../../../sandbox/people.ts";
import { customer, outcome, unbind, user } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("popup and sidebar show the same state, live", async ({ desk: popup, openDesk, service }) => {
  const sidebar = await openDesk("sidepanel.html");
  await popup.find(people.zhangSan);
  await sidebar.holds(user, people.zhangSan.userId);
  await sidebar.shows(customer("张三"));
  await sidebar.look(unbind, ({ name }) => name === "Unbind 138****8000 from 张三");

  await popup.enterCode();
  await sidebar.showsText("Code sent to 138****8000.");
  await popup.pressUnbind();
  await sidebar.settles("Phone unbound.");
  expect(await sidebar.evidence("Request ID")).toBe(service.unbinds[0]?.requestId);
  await popup.shows(outcome, "Phone unbound.");
});
