import { button, byRole } from "../target.ts";
import { customer } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("a desk whose permission was taken away says so and sends nothing, until the settings page mends it", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.evaluate(
    "return browser.permissions.getAll().then(({ origins }) => browser.permissions.remove({ origins }))",
  );
  await desk.shows(byRole("heading", "Permission needed"));
  // A page that is still open may ask all the same.
  const ask = `return browser.runtime.sendMessage({ name: "test-connection", payload: {} })`;
  expect(await desk.evaluate(ask)).toMatchObject({ failure: { code: "no-permission" } });
  await desk.click(button("Open settings"));
  await extension.firefox.switchTo(/\/options\.html$/);
  expect(service.allCalls).toEqual([]);

  await extension.prompt.asks(true);
  await extension.firefox.click(button("Allow access"));
  await extension.prompt.answer("Allow");
  await extension.firefox.waitForGone(button("Allow access"));
  const again = await openDesk();
  await again.lookUp("zhangsan");
  await again.shows(customer("张三"));
});
