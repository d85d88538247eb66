import { expect, test } from "../support/test.ts";

const ASKING = [
  { name: "find-user", payload: { typed: "lisi", userId: "lisi", userIdType: "username" } },
  { name: "trace", payload: { requestId: "r-1" } },
  { name: "test-connection", payload: {} },
];

test.use({ hasOwnBrowser: true });

test("a desk whose permission was taken away says so and sends nothing, until the settings page mends it @main", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  const panel = await extension.open("sidepanel.html");
  await desk.page.evaluate("chrome.permissions.getAll().then(({ origins }) => chrome.permissions.remove({ origins }))");
  for (const page of [desk.page, panel])
    await expect(page.getByRole("heading", { name: "Permission needed" })).toBeVisible();
  // A page that is still open may ask all the same.
  const ask = (message: object) => desk.page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  const [, , tested] = await Promise.all(ASKING.map(ask));
  expect(tested).toMatchObject({ ok: false, failure: { code: "no-permission" } });
  expect(service.allCalls).toEqual([]);

  const settings = await extension.opened("options.html", () => desk.button("Open settings").click());
  const allow = settings.getByRole("button", { name: "Allow access" });
  // Nobody is asked again about an origin that was allowed before.
  await allow.click();
  await expect(allow).toBeHidden();
  await expect(panel.getByRole("textbox", { name: "User", exact: true })).toBeVisible();
  const again = await openDesk();
  await again.lookUp("zhangsan");
  await expect(again.customer("张三")).toBeVisible();
});
