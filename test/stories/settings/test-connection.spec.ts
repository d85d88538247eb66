import { credentials } from "../../../sandbox/auth/credentials.ts";
import { expect, test } from "../support/test.ts";

test("Test connection says which user pool answered, and how fast", async ({ settings, service }) => {
  await settings.testConnection.click();
  const answered = new RegExp(`User pool ${credentials.userPoolId} answered in \\d+ ms`);
  await expect(settings.page.getByText(answered)).toBeVisible();
  expect(service.calls("get-management-token")).toHaveLength(1);
});
