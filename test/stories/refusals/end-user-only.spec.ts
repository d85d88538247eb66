import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a service that keeps unbind-phone to end users is named, and the other route then works", async ({
  desk,
  service,
  settings,
}) => {
  service.set({ unbindPhone: "end-user" });
  await expect(await desk.unbindPhoneOf(people.zhangSan)).toHaveText(
    "Refused: only the customer's own session may make this call.",
  );
  await expect(desk.result).toContainText("press “Check this pool” in Settings");
  await expect(desk.evidence("API code")).toHaveText(/^2020/);
  // A 401 has the token renewed and the call repeated once, in case the token was to blame.
  expect(service.unbinds.map(({ changed }) => changed)).toEqual([false, false]);
  await expect(desk.evidence("Request ID")).toHaveText(service.unbinds[1]?.requestId ?? "");

  await settings.unbindThrough.selectOption("verified-update");
  await settings.save.click();
  await expect(settings.saved).toBeVisible();
  await desk.passCode.fill(service.code());
  await desk.unbind.click();
  await expect(desk.outcome).toHaveText("Phone unbound.");
  expect(service.isBound(people.zhangSan)).toBe(false);
});
