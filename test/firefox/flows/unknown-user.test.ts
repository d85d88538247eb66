import { outcome, sendCode, unbind } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("an unknown user is said to be unknown, with the request ID of the look-up", async ({ desk, service }) => {
  await desk.lookUp("nobody-of-that-name");
  await desk.shows(outcome, "No such user in this user pool.");
  await desk.resultContains("Check what you entered, or choose another User type.");
  expect(await desk.evidence("Status")).toBe("404");
  expect(await desk.evidence("API code")).toMatch(/^2004/);
  expect(await desk.evidence("Request ID")).toBe(service.calls("get-user")[0]?.requestId);
  await desk.isDisabled(unbind);
  await desk.isDisabled(sendCode);
});
