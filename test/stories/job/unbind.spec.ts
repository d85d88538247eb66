import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("unbinds a phone with the code that the customer received, and shows the evidence @main", async ({
  desk,
  service,
}) => {
  await desk.lookUp("+86 138-0013-8000");
  await expect(desk.unbind).toHaveAccessibleName("Unbind 138****8000 from 张三");

  await desk.sendCode.click();
  await expect(desk.page.getByText("Code sent to 138****8000.")).toBeVisible();
  await desk.passCode.fill(service.code());
  await desk.unbind.click();

  await expect(await desk.settled()).toHaveText("Phone unbound.");
  const [call, ...others] = service.unbinds;
  expect(others).toEqual([]);
  expect(call).toMatchObject({ changed: true, userId: people.zhangSan.userId, statusCode: 200 });
  expect(service.isBound(people.zhangSan)).toBe(false);
  await expect(desk.evidence("Status")).toHaveText("200");
  await expect(desk.evidence("Message")).toHaveText(call?.message ?? "");
  await expect(desk.evidence("API code")).toHaveText("none returned");
  await expect(desk.evidence("Request ID")).toHaveText(call?.requestId ?? "");
});
