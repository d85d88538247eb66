import { people } from "../../../sandbox/people.ts";
import { unbindThrough } from "../support/settings-page.ts";
import { button, field, status } from "../target.ts";
import { expect, test } from "../support/test.ts";

const said = status("Check of the pool");

test("Check this pool finds the route that works, sets it by one press, and leaves the test user as they were", async ({
  settings,
  service,
}) => {
  service.set({ unbindPhone: "end-user" });
  await settings.fill(field("Test user"), people.zhangSan.phone);
  await settings.showsText("Read as: Phone.");
  expect(service.allCalls).toEqual([]);

  await settings.click(button("Check this pool"));
  await settings.shows(said, /Works with this pool: verified update\./);
  await settings.shows(said, /The test user is what they were before\./);
  expect(service.unbinds).toHaveLength(2);
  expect(service.isBound(people.zhangSan)).toBe(true);

  await settings.click(button("Set Unbind through to verified update"));
  await settings.showsText("Unbind through is set to it.");
  await settings.holds(unbindThrough, "verified-update");
});

test("Check this pool names the origin that the service's security domains lack", async ({ settings, service }) => {
  service.set({ originCheck: "html" });
  await settings.fill(field("Test user"), people.zhangSan.phone);
  await settings.click(button("Check this pool"));
  const origin = await settings.evaluate(() => location.origin);
  await settings.showsText(new RegExp(`add ${String(origin)} to the security domains`));
});
