import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

for (const route of ["unbind-phone", "verified-update"] as const) {
  test.describe(route, () => {
    test.use({ route });

    test("sends the code to a foreign number with its country code, and unbinds it", async ({ desk, service }) => {
      await desk.prepare(people.oliver);
      expect(service.messages).toMatchObject([{ to: "+44 7400123456", channel: "CHANNEL_UNBIND_PHONE" }]);
      await desk.unbind.click();
      await expect(await desk.settled()).toHaveText("Phone unbound.");
      expect(service.isBound(people.oliver)).toBe(false);
    });
  });
}
