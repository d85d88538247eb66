import { expect, test } from "../support/test.ts";

test("a desk whose permission was taken away says so and sends nothing, until the settings page mends it", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  const { page } = desk;
  await page.evaluate("browser.permissions.getAll().then(({ origins }) => browser.permissions.remove({ origins }))");
  await expect(page.getByRole("heading", { name: "Permission needed" })).toBeVisible();
  // A page that is still open may ask all the same.
  const ask = `browser.runtime.sendMessage({ name: "test-connection", payload: {} })`;
  expect(await page.evaluate(ask)).toMatchObject({ failure: { code: "no-permission" } });
  const settings = await extension.opened("options.html", () => desk.button("Open settings").click());
  expect(service.allCalls).toEqual([]);

  await extension.prompt.asks(true);
  const allow = settings.getByRole("button", { name: "Allow access" });
  await allow.click();
  await extension.prompt.answer("Allow");
  await expect(allow).toBeHidden();
  const again = await openDesk();
  await again.lookUp("zhangsan");
  await expect(again.customer("张三")).toBeVisible();
});
