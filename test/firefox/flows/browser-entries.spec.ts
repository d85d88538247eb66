import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

/** In pixels, in every state. */
const DESK = { width: 360, height: 556 };

test("the shortcut is registered, and can be changed by the browser's own means", async ({ desk }) => {
  expect(await desk.page.evaluate("browser.commands.getAll()")).toMatchObject([
    { name: "_execute_action", shortcut: "Alt+Shift+U" },
  ]);
});

test("the browser's own popup is as wide and as high as the desk @main", async ({ desk, extension }) => {
  const size = () => extension.popupSize();
  expect(await size()).toBeUndefined();
  await extension.pressToolbarButton();
  await expect.poll(size).toEqual(DESK);
  await desk.lookUp(people.zhangSan.phone);
  await expect(desk.customer("张三")).toBeVisible();
  expect(await size()).toEqual(DESK);
});

test("the desk opens in the browser's own sidebar when the agent asks for it", async ({ desk, extension }) => {
  expect(await extension.views()).not.toContain("sidebar");
  await desk.button("Open beside the page").click();
  await expect.poll(() => extension.views()).toContain("sidebar");
  await extension.closePopupAndSidebar();
  expect(await extension.views()).not.toContain("sidebar");
});

test("both entries of the context menu are there", async ({ desk }) => {
  // The browser lets nobody read its menus, but changes only what is there.
  const change = (id: string) => desk.page.evaluate(`browser.contextMenus.update("${id}", { enabled: true })`);
  await expect(change("unbind")).resolves.not.toThrow();
  await expect(change("insert")).resolves.not.toThrow();
  await expect(change("something else")).rejects.toThrow("something else");
});
