import { expect, test } from "../support/test.ts";

test("Test connection doesn't test what is not saved yet", async ({ settings, service }) => {
  await settings.field("App ID").fill("another");
  await settings.testConnection.click();
  await expect(settings.page.getByText("Save your changes first")).toBeVisible();
  expect(service.allCalls).toEqual([]);
});
