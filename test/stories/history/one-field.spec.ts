import { PASSPHRASE } from "../support/extension.ts";
import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a log's line finds the attempt, and asks the action log once Quick Fix is unlocked", async ({
  desk,
  extension,
  service,
}) => {
  await desk.unbindPhoneOf(people.zhangSan);
  await desk.page.close();
  const requestId = service.unbinds[0]?.requestId ?? "";

  const page = await extension.open("history.html");
  const search = page.getByRole("searchbox", { name: "Search" });
  await expect(search).toBeFocused();
  await expect(page.getByText("1 attempt · today: 1 done, 0 open")).toBeVisible();
  await page.evaluate('chrome.runtime.sendMessage({ name: "lock", payload: {} })');
  await page.keyboard.type(`\u200bRequest ID: ${requestId}\u200b`);
  await expect(page.getByText("1 attempt.", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  const trace = page.getByRole("region", { name: "Trace a request ID" });
  await expect(trace.getByLabel("Passphrase")).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(trace.getByText("The action log has 1 entry.")).toBeVisible();
  expect(service.calls("get-user-action-logs").map(({ body }) => body)).toMatchObject([{ requestId }]);
});
