import { credentials } from "../../../sandbox/auth/credentials.ts";
import { expect, test } from "../support/test.ts";

// As test/stories/truth/in-the-open.spec.ts, of what the worker says.
test("a secret in the worker's console is found", async ({ desk, extension }) => {
  await expect(desk.user).toBeVisible();
  await extension.inWorker(`console.log(${JSON.stringify(credentials.accessKeySecret)})`);
  await expect.poll(() => extension.leaks([])).toEqual(["the secret in the console or an address"]);
  await extension.forgetSaid();
});
