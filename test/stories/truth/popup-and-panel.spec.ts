import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("popup and side panel show the same state, live @main", async ({ desk: popup, extension, service }) => {
  const panel = popup.at(await extension.open("sidepanel.html"));
  await popup.user.fill(people.zhangSan.phone);
  await expect(panel.user).toHaveValue(people.zhangSan.phone);
  await expect(panel.customer("张三")).toBeVisible();
  await expect(panel.unbind).toHaveAccessibleName("Unbind 138****8000 from 张三");
  expect(service.calls("get-user"), "asked for once").toHaveLength(1);

  await popup.enterCode();
  await expect(panel.page.getByText("Code sent to 138****8000.")).toBeVisible();
  await popup.unbind.click();
  await expect(await panel.settled()).toHaveText("Phone unbound.");
  await expect(panel.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");
  await expect(popup.outcome).toHaveText("Phone unbound.");
});
