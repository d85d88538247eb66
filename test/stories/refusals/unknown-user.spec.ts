import { expect, test } from "../support/test.ts";

test("an unknown user is said to be unknown, with the request ID of the look-up", async ({ desk, service }) => {
  await desk.lookUp("nobody-of-that-name");
  await expect(desk.outcome).toHaveText("No such user in this user pool.");
  await expect(desk.result).toContainText("Check what you entered, or choose another User type.");
  await expect(desk.evidence("Status")).toHaveText("404");
  await expect(desk.evidence("API code")).toHaveText(/^2004/);
  await expect(desk.evidence("Request ID")).toHaveText(service.calls("get-user")[0]?.requestId ?? "");
  await expect(desk.unbind).toBeDisabled();
  await expect(desk.sendCode).toBeDisabled();
});
