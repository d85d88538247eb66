import { expect, test } from "../support/test.ts";

for (const kind of ["drop-before", "html-502", "revoke-token", "throttle"] as const) {
  test(`get-user, once ${kind}: a read is repeated, and the customer found`, async ({ desk, service }) => {
    service.break({ call: "get-user", kind });
    await desk.user.fill("13800138000");
    await expect(desk.customer("张三")).toBeVisible();
    await expect(desk.outcome).toBeHidden();
  });
}
