import { people } from "../../../sandbox/people.ts";
import { outcome, passCode } from "../support/desk-targets.ts";
import { ROUTE_NAMES, unbindThrough } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test("a service that keeps unbind-phone to end users is named, and the other route then works", async ({
  desk,
  service,
  settings,
}) => {
  service.set({ unbindPhone: "end-user" });
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.settles(
    "Refused: this service takes this call only from the customer's own session. Nothing was changed.",
  );
  await desk.resultContains("press “Check this pool” in Settings");
  expect(await desk.evidence("API code")).toMatch(/^2020/);
  // A 401 has the token renewed and the call repeated once, in case the token was to blame.
  expect(service.unbinds.map(({ changed }) => changed)).toEqual([false, false]);
  expect(await desk.evidence("Request ID")).toBe(service.unbinds[1]?.requestId);

  await settings.select(unbindThrough, ROUTE_NAMES["verified-update"]);
  await settings.pressSave();
  await settings.isSaved();
  await desk.fill(passCode, service.code());
  await desk.pressUnbind();
  await desk.shows(outcome, "Phone unbound.");
  expect(service.isBound(people.zhangSan)).toBe(false);
});
