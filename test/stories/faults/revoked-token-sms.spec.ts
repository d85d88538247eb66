import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a token revoked before Send code is renewed, and one SMS is sent", async ({ desk, service }) => {
  await desk.find(people.zhangSan);
  service.break({ call: "send-sms", kind: "revoke-token" });
  await desk.sendCode.click();
  await expect(desk.page.getByText("Code sent to 138****8000.")).toBeVisible();
  expect(service.calls("send-sms").map(({ statusCode }) => statusCode)).toEqual([401, 200]);
  expect(service.messages).toHaveLength(1);
});
