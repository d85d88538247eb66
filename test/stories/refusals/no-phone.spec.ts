import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

for (const route of ["unbind-phone", "verified-update"] as const) {
  test.describe(route, () => {
    test.use({ route });

    test("nothing is sent for a customer who has no phone", async ({ desk, service }) => {
      await desk.find(people.zhaoLiu);
      await expect(desk.sendCode).toBeDisabled();
      await desk.passCode.fill("123456");
      await desk.unbind.click();
      await expect(await desk.settled()).toHaveText("Nothing was changed.");
      await expect(desk.result).toContainText("There is nothing to unbind.");
      expect(
        service.allCalls.filter(({ method, call }) => method === "POST" && call !== "get-management-token"),
      ).toEqual([]);
    });
  });
}
