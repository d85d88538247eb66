import { people } from "../../../sandbox/people.ts";
import { sendCode } from "../support/desk-targets.ts";
import { expect, test, testOn } from "../support/test.ts";

for (const { route, call } of [
  { route: "unbind-phone", call: "unbind-phone" },
  { route: "verified-update", call: "update-user" },
] as const) {
  testOn[route](
    `${route}: a revoked token is renewed once, and exactly one change is made`,
    async ({ desk, service }) => {
      await desk.prepare(people.zhangSan);
      service.break({ call, kind: "revoke-token" });
      await desk.pressUnbind();

      await desk.settles("Phone unbound.");
      expect(service.calls(call).map(({ statusCode, changed }) => ({ statusCode, changed }))).toEqual([
        { statusCode: 401, changed: false },
        { statusCode: 200, changed: true },
      ]);
      expect(service.calls("get-management-token")).toHaveLength(2);
      expect(await desk.evidence("Request ID")).toBe(service.calls(call)[1]?.requestId);
    },
  );
}

test("a token revoked before Send code is renewed, and one SMS is sent", async ({ desk, service }) => {
  await desk.find(people.zhangSan);
  service.break({ call: "send-sms", kind: "revoke-token" });
  await desk.click(sendCode);
  await desk.showsText("Code sent to 138****8000.");
  expect(service.calls("send-sms").map(({ statusCode }) => statusCode)).toEqual([401, 200]);
  expect(service.messages).toHaveLength(1);
});
