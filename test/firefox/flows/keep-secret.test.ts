import { customer } from "../support/desk-targets.ts";
import { ROUTE_NAMES, unbindThrough } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test("keeps the stored secret when another setting is saved", async ({ settings, openDesk, service }) => {
  await settings.select(unbindThrough, ROUTE_NAMES["verified-update"]);
  await settings.pressSave();
  await settings.isSaved();

  const desk = await openDesk();
  await desk.lookUp("zhangsan");
  await desk.shows(customer("张三"));
  expect(service.calls("get-user")).toHaveLength(1);
});
