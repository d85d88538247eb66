import { people } from "../../../sandbox/people.ts";
import { customer, passCode, user, userType } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("the draft survives closing the popup, the pass code doesn't", async ({ desk, openDesk, extension, service }) => {
  await desk.lookUp("+86 138-0013-8000");
  await desk.shows(customer("张三"));
  await desk.enterCode();
  const onScreen = JSON.stringify(await extension.stored("session"));
  expect(onScreen).toContain("+86 138-0013-8000");
  expect(onScreen).not.toContain(service.code());
  await desk.close();

  const reopened = await openDesk();
  await reopened.holds(user, "+86 138-0013-8000");
  await reopened.shows(customer(people.zhangSan.name));
  await reopened.holds(userType, "phone");
  await reopened.holds(passCode, "");
});
