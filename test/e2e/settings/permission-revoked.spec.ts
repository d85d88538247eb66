import { expect, test } from "../support/test.ts";

const ASKING = [
  { name: "test-connection", payload: {} },
  { name: "find-user", payload: { typed: "zhangsan", userId: "zhangsan", userIdType: "username" } },
  { name: "trace", payload: { requestId: "r-1" } },
];

test.use({ hasOwnBrowser: true });

test("a desk whose permission was taken away says so and sends nothing, until it is given back @main", async ({
  desk,
  extension,
  service,
}) => {
  await desk.page.evaluate(`chrome.permissions.remove({ origins: ["${service.url}/*"] })`);
  await expect(desk.page.getByRole("heading", { name: "Permission needed" })).toBeVisible();
  // A page that is still open may ask all the same.
  for (const message of ASKING) {
    const reply = await desk.page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    if (message.name === "test-connection") expect(reply).toMatchObject({ failure: { code: "no-permission" } });
  }
  expect(service.allCalls).toEqual([]);

  await extension.allow(service.url);
  await desk.user.fill("13800138000");
  await expect(desk.customer("张三")).toBeVisible();
});
