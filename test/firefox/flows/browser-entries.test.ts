import { EXTENSION_ID } from "../support/extension.ts";
import { button } from "../target.ts";
import { expect, test } from "../support/test.ts";

test("the shortcut is registered, and can be changed by the browser's own means", async ({ desk }) => {
  expect(await desk.evaluate("return browser.commands.getAll()")).toMatchObject([
    { name: "_execute_action", shortcut: "Alt+Shift+U" },
  ]);
});

test("the desk opens in the browser's own sidebar when the agent asks for it", async ({ desk, extension }) => {
  const views = `const kinds = [...WebExtensionPolicy.getByID(arguments[0]).extension.views].map(({ viewType }) => viewType);
    return kinds.includes("sidebar");`;
  const isOpen = () => extension.firefox.chrome(views, EXTENSION_ID);
  expect(await isOpen()).toBe(false);
  await desk.click(button("Open beside the page"));
  await expect.poll(isOpen).toBe(true);
  await extension.firefox.chrome("window.SidebarController.hide();");
  await expect.poll(isOpen).toBe(false);
});

test("both entries of the context menu are there", async ({ desk }) => {
  // The browser lets nobody read its menus, but changes only what is there.
  const change = (id: string) =>
    desk.evaluate("return browser.contextMenus.update(arguments[0], { enabled: true })", id);
  await expect(change("unbind")).resolves.not.toThrow();
  await expect(change("insert")).resolves.not.toThrow();
  await expect(change("something else")).rejects.toThrow("something else");
});
