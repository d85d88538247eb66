import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { addContextMenu } from "../../../entrypoints/background/context-menu.ts";
import { draftItem, languageItem, notInsertedItem, policyItem, unlockedItem } from "../../../lib/state/items.ts";
import { readLanguage } from "../../../lib/settings/language.ts";
import { wordsIn } from "../../../lib/words/words-in.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser } from "../../doubles/worker.ts";

beforeEach(async () => {
  freshBrowser();
  addContextMenu({
    titles: async () => (await wordsIn(await readLanguage())).menu,
    lastTicket: () => Promise.resolve(undefined),
  });
  await fakeBrowser.runtime.onInstalled.trigger({ reason: "install", temporary: false });
});

/** Waits until the menu's entries are worded so: what each begins with. */
const menuIs = (...beginnings: string[]) =>
  vi.waitFor(() => {
    const titles = [...extension.menu.values()];
    expect(titles.map((title, at) => title.slice(0, beginnings[at]?.length))).toEqual(beginnings);
  });

it("is worded in the agent's language when it is made", () => menuIs("Quick Fix for", "Insert the last result"));

it("follows the language that is chosen since", async () => {
  await menuIs("Quick Fix for", "Insert the last result");
  await languageItem.setValue("zh-CN");
  await menuIs("用 Quick Fix 处理“%s”", "把上次结果");
});

it("follows the organisation's language too", async () => {
  await menuIs("Quick Fix for", "Insert the last result");
  await policyItem.setValue({ language: "zh-CN" });
  await menuIs("用 Quick Fix 处理“%s”", "把上次结果");
});

it("puts the selected text on the desk, and leaves the fix as the agent chose it", async () => {
  for (const fix of [{}, { fixId: "reset-password" }] as const) {
    await draftItem.setValue({ typed: "the last one", userIdType: "user_id", writtenBy: "a page", ...fix });
    extension.chooseFromMenu({ menuItemId: "unbind", selectionText: " zhangsan " }, { id: 1 });
    await vi.waitFor(async () => expect(await draftItem.getValue()).toEqual({ typed: "zhangsan", ...fix }));
  }
});

it.each([true, false])("keeps for the desk what was not inserted, if the desk is unlocked: %s", async (unlocked) => {
  await unlockedItem.setValue(unlocked);
  const opened = vi.spyOn(extension.action, "openPopup");
  extension.chooseFromMenu({ menuItemId: "insert" }, { id: 1 });
  await vi.waitFor(() => expect(opened).toHaveBeenCalled());
  expect((await notInsertedItem.getValue()) !== null).toBe(unlocked);
  opened.mockRestore();
});
