import { credentials } from "../../../sandbox/auth/credentials.ts";
import { said, testConnection } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test("Test connection says which user pool answered, and how fast", async ({ settings, service }) => {
  await settings.click(testConnection);
  await settings.shows(said, new RegExp(`User pool ${credentials.userPoolId} answered in \\d+ ms`));
  expect(service.calls("get-management-token")).toHaveLength(1);
});

test("Test connection doesn't test what is not saved yet", async ({ settings, service }) => {
  await settings.fill(settings.field("App ID"), "another");
  await settings.click(testConnection);
  await settings.shows(said, /Save your changes first/);
  expect(service.allCalls).toEqual([]);
});

test("Test connection says when nobody answers at the address", async ({ settings, service }) => {
  service.break({ call: "get-management-token", kind: "drop-before", times: null });
  await settings.click(testConnection);
  await settings.shows(said, /^The service could not be reached\./);
});
