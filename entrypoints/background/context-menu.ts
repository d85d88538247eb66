import { browser } from "wxt/browser";
import { insertText } from "./insert-text.ts";
import { openSidePanel } from "../../lib/desk/open-pages.ts";
import { draftItem, languageItem, policyItem } from "../../lib/state/items.ts";

const UNBIND = "unbind";
const INSERT = "insert";

export interface ContextMenuParts {
  /** In the language of the moment; `%s` stands for the selected text. */
  titles: () => Promise<{ unbind: string; insert: string }>;
  /** The last result as text for a ticket; absent where there is none. */
  lastTicket: () => Promise<string | undefined>;
}

/**
 * The way from the ticket and back: selected text opens the desk with that user, and the last result goes to where the cursor is.
 * To be called while the worker starts, before anything is awaited.
 */
export function addContextMenu({ titles, lastTicket }: ContextMenuParts): void {
  browser.runtime.onInstalled.addListener(() => {
    void Promise.all([titles(), browser.contextMenus.removeAll()]).then(([{ unbind, insert }]) => {
      browser.contextMenus.create({ id: UNBIND, title: unbind, contexts: ["selection"] });
      browser.contextMenus.create({ id: INSERT, title: insert, contexts: ["editable"] });
    });
  });
  // The browser keeps the menu as it was made; its words follow the language that is chosen since.
  const reword = async () => {
    const { unbind, insert } = await titles();
    await browser.contextMenus.update(UNBIND, { title: unbind });
    await browser.contextMenus.update(INSERT, { title: insert });
  };
  for (const item of [languageItem, policyItem]) item.watch(() => void reword().catch(() => undefined));

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === UNBIND && info.selectionText !== undefined && tab !== undefined) {
      openDeskWith(info.selectionText, tab.windowId);
    }
    if (info.menuItemId === INSERT && tab?.id !== undefined) {
      void insertLastTicket(tab.id, info.frameId ?? 0, lastTicket)
        .catch(() => false)
        .then(async (inserted) => {
          // No result yet, or an editor that can't be reached, as in another site's frame: the desk has what there is to copy.
          if (!inserted) await browser.action.openPopup();
        })
        .catch(() => undefined);
    }
  });
}

function openDeskWith(selected: string, windowId: number): void {
  // Opened first, within the agent's click; the desk watches its draft, so the text arrives in it whenever it is written.
  const opened = openSidePanel(windowId);
  void draftItem.setValue({ typed: selected.trim() });
  if (!opened) void browser.action.openPopup();
}

/** @returns whether the page took it */
async function insertLastTicket(
  tabId: number,
  frameId: number,
  lastTicket: () => Promise<string | undefined>,
): Promise<boolean> {
  const text = await lastTicket();
  if (text === undefined) return false;
  const [inserted] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    func: insertText,
    args: [text],
  });
  return inserted?.result === true;
}
