import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("unbinds an e-mail with the code that came to it, and leaves the phone @main", async ({ desk, service }) => {
  await desk.find(people.zhangSan);
  await desk.fix.selectOption("Unbind e-mail");
  await expect(desk.unbind).toHaveAccessibleName("Unbind z***@example.com from 张三");
  await desk.sendCode.click();
  await expect(desk.page.getByText("Code sent to z***@example.com.")).toBeVisible();
  await desk.passCode.fill(service.code());
  await desk.unbind.click();

  await expect(await desk.settled()).toHaveText("E-mail unbound.");
  await expect(desk.evidence("Request ID")).toHaveText(service.calls("unbind-email")[0]?.requestId ?? "");
  expect(service.messages).toMatchObject([{ channel: "CHANNEL_UNBIND_EMAIL" }]);
  expect(service.isBound(people.zhangSan)).toBe(true);
});
