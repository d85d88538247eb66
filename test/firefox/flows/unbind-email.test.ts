import { people } from "../../../sandbox/people.ts";
import { field } from "../target.ts";
import { customer, passCode, sendCode, unbind } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("unbinds an e-mail with the code that came to it, and leaves the phone", async ({ desk, service }) => {
  await desk.lookUp("zhangsan");
  await desk.shows(customer("张三"));
  await desk.select(field("Fix"), "Unbind e-mail");
  await desk.look(unbind, ({ name }) => name === "Unbind z***@example.com from 张三");
  await desk.click(sendCode);
  await desk.showsText("Code sent to z***@example.com.");
  await desk.fill(passCode, service.code());
  await desk.pressUnbind();

  await desk.settles("E-mail unbound.");
  expect(await desk.evidence("Request ID")).toBe(service.calls("unbind-email")[0]?.requestId);
  expect(service.messages).toMatchObject([{ channel: "CHANNEL_UNBIND_EMAIL" }]);
  expect(service.isBound(people.zhangSan)).toBe(true);
});
