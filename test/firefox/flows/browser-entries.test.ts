import { button } from "../target.ts";
import { expect, test } from "../support/test.ts";

test("the shortcut is registered, and can be changed by the browser's own means", async ({ desk }) => {
  expect(await desk.evaluate("return browser.commands.getAll()")).toMatchObject([
    { name: "_execute_action", shortcut: "Alt+Shift+U" },
  ]);
});

test("the desk opens in the browser's own sidebar when the agent asks for it", async ({ desk, extension }) => {
  expect(await extension.views()).not.toContain("sidebar");
  await desk.click(button("Open beside the page"));
  await expect.poll(() => extension.views()).toContain("sidebar");
  await extension.firefox.chrome("window.SidebarController.hide();");
  await expect.poll(() => extension.views()).not.toContain("sidebar");
});

test("both entries of the context menu are there", async ({ desk }) => {
  // The browser lets nobody read its menus, but changes only what is there.
  const change = (id: string) =>
    desk.evaluate("return browser.contextMenus.update(arguments[0], { enabled: true })", id);
  await expect(change("unbind")).resolves.not.toThrow();
  await expect(change("insert")).resolves.not.toThrow();
  await expect(change("something else")).rejects.toThrow("something else");
});
