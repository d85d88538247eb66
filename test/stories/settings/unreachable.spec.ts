import { expect, test } from "../support/test.ts";

test("Test connection says when nobody answers at the address", async ({ settings, service }) => {
  service.break({ call: "get-management-token", kind: "drop-before", times: null });
  await settings.testConnection.click();
  await expect(settings.page.getByText("The service could not be reached.")).toBeVisible();
});
