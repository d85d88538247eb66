import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

const ROUTES = [
  { route: "unbind-phone", call: "unbind-phone", apiCode: /^2001/ },
  { route: "verified-update", call: "pre-check-code", apiCode: /^none returned$/ },
] as const;

for (const { route, call, apiCode } of ROUTES) {
  test.describe(route, () => {
    test.use({ route });

    test("a wrong code is refused, and the right one then works @main", async ({ desk, service }) => {
      await desk.prepare(people.zhangSan);
      await desk.passCode.fill("0000");
      await desk.unbind.click();
      await expect(await desk.settled()).toHaveText("Refused: the pass code is wrong or has expired.");
      await expect(desk.result).toContainText("Ask the customer to read the newest code again");
      await expect(desk.evidence("API code")).toHaveText(apiCode);
      await expect(desk.evidence("Request ID")).toHaveText(service.calls(call)[0]?.requestId ?? "");
      expect(service.isBound(people.zhangSan)).toBe(true);
      expect(service.calls("update-user")).toEqual([]);

      await desk.passCode.fill(service.code());
      await desk.unbind.click();
      await expect(desk.outcome).toHaveText("Phone unbound.");
    });
  });
}
