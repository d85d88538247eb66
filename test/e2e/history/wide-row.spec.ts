import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a request ID is copied from its row, and stands there whole however wide the page is", async ({
  desk,
  extension,
  service,
}) => {
  await desk.unbindPhoneOf(people.zhangSan);
  const requestId = service.unbinds[0]?.requestId ?? "";

  const page = await extension.open("history.html");
  const id = page.getByText(requestId);
  for (const width of [1_280, 870, 600, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(id).toBeVisible();
    expect(await id.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0);
  }
  await page.getByRole("button", { name: "Copy request ID" }).click();
  expect(await extension.readClipboard()).toBe(requestId);
});
