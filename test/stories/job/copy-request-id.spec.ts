import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("copies the request ID that the service wrote into its own log", async ({ desk, extension, service }) => {
  await desk.unbindPhoneOf(people.zhangSan);
  await desk.button("Copy request ID").click();
  await expect(desk.button("Copy request ID")).toHaveText("Copied");
  expect(await extension.readClipboard()).toBe(service.unbinds[0]?.requestId);

  await extension.copy("");
  await desk.page.keyboard.press("Alt+c");
  await expect.poll(() => extension.readClipboard()).toBe(service.unbinds[0]?.requestId);
});
