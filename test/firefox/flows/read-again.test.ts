import { customer, outcome } from "../support/desk-targets.ts";
import { test } from "../support/test.ts";

for (const kind of ["drop-before", "html-502", "revoke-token", "throttle"] as const) {
  test(`get-user, once ${kind}: a read is repeated, and the customer found`, async ({ desk, service }) => {
    service.break({ call: "get-user", kind });
    await desk.lookUp("13800138000");
    await desk.shows(customer("张三"));
    await desk.hides(outcome);
  });
}
