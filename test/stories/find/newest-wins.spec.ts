import { expect, test } from "../support/test.ts";

test("a slow answer for one user doesn't replace the next one @main", async ({ desk, service }) => {
  service.break({ call: "get-user", kind: "delay", delayMs: 1_500 });
  await desk.lookUp("zhangsan");
  await expect.poll(() => service.calls("get-user")).toHaveLength(1);
  await desk.lookUp("lisi");
  await expect(desk.customer("李四")).toBeVisible();

  await expect.poll(() => service.isBusy).toBe(false);
  await expect(desk.unbind).toHaveAccessibleName(/李四$/);
  await expect(desk.customer("张三")).toBeHidden();
});
