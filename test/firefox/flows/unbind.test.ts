import { people } from "../../../sandbox/people.ts";
import { passCode, sendCode, unbind } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("unbinds a phone with the code that the customer received, and shows the evidence", async ({ desk, service }) => {
  await desk.lookUp("+86 138-0013-8000");
  await desk.look(unbind, ({ name }) => name === "Unbind 138****8000 from 张三");

  await desk.click(sendCode);
  await desk.showsText("Code sent to 138****8000.");
  await desk.fill(passCode, service.code());
  await desk.pressUnbind();

  await desk.settles("Phone unbound.");
  const [call, ...others] = service.unbinds;
  expect(others).toEqual([]);
  expect(call).toMatchObject({ changed: true, userId: people.zhangSan.userId, statusCode: 200 });
  expect(service.isBound(people.zhangSan)).toBe(false);
  expect(await desk.evidence("Status")).toBe("200");
  expect(await desk.evidence("Message")).toBe(call?.message);
  expect(await desk.evidence("API code")).toBe("none returned");
  expect(await desk.evidence("Request ID")).toBe(call?.requestId);
});
