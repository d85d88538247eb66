import { expect, test } from "../support/test.ts";

test("Test connection doesn't test what is not saved yet, and says when nobody answers", async ({
  settings,
  service,
}) => {
  await settings.field("App ID").fill("another");
  await settings.testConnection.click();
  await expect(settings.page.getByText("Save your changes first")).toBeVisible();
  expect(service.allCalls).toEqual([]);

  await settings.page.reload();
  service.break({ call: "get-management-token", kind: "drop-before", times: null });
  await settings.testConnection.click();
  await expect(settings.page.getByText("The service could not be reached.")).toBeVisible();
});
