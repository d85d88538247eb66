import { customer, unbind } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("a slow answer for one user doesn't replace the next one", async ({ desk, service }) => {
  service.break({ call: "get-user", kind: "delay", delayMs: 1_500 });
  await desk.lookUp("zhangsan");
  await expect.poll(() => service.calls("get-user")).toHaveLength(1);
  await desk.lookUp("lisi");
  await desk.shows(customer("李四"));

  await expect.poll(() => service.isBusy).toBe(false);
  await desk.look(unbind, ({ name }) => name.endsWith("李四"));
  await desk.hides(customer("张三"));
});
