import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a request ID is copied from its row, whole on a wide page", async ({ desk, extension, service }) => {
  await desk.unbindPhoneOf(people.zhangSan);
  const requestId = service.unbinds[0]?.requestId ?? "";

  const page = await extension.open("history.html");
  await page.setViewportSize({ width: 1_024, height: 700 });
  const id = page.getByText(requestId);
  await expect(id).toBeVisible();
  expect(await id.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0);
  await page.getByRole("button", { name: "Copy request ID" }).click();
  expect(await extension.readClipboard()).toBe(requestId);
});
