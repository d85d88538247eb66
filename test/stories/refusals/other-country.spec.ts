import { expect, test } from "../support/test.ts";

test("a number under another country's code is not taken for the customer", async ({ desk }) => {
  // Oliver has these digits with +44; with +86 or another code they are somebody else's.
  await desk.lookUp("+39 7400123456");
  await expect(desk.outcome).toBeVisible();
  await expect(desk.customer("Oliver Smith")).toBeHidden();
  await expect(desk.unbind).toBeDisabled();
});
