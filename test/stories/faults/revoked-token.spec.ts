import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

for (const { route, call } of [
  { route: "unbind-phone", call: "unbind-phone" },
  { route: "verified-update", call: "update-user" },
] as const) {
  test.describe(route, () => {
    test.use({ route });

    test("a revoked token is renewed once, and exactly one change is made", async ({ desk, service }) => {
      await desk.prepare(people.zhangSan);
      service.break({ call, kind: "revoke-token" });
      await desk.unbind.click();

      await expect(await desk.settled()).toHaveText("Phone unbound.");
      expect(service.calls(call).map(({ statusCode, changed }) => ({ statusCode, changed }))).toEqual([
        { statusCode: 401, changed: false },
        { statusCode: 200, changed: true },
      ]);
      expect(service.calls("get-management-token")).toHaveLength(2);
      await expect(desk.evidence("Request ID")).toHaveText(service.calls(call)[1]?.requestId ?? "");
    });
  });
}
