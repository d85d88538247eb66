import browser from "webextension-polyfill";
import { insertText } from "./insert-text.ts";
import { openSidePanel } from "../../lib/desk/open-pages.ts";
import { whileUnlocked } from "../../lib/vault/lock.ts";
import { draftItem, languageItem, notInsertedItem, policyItem } from "../../lib/state/items.ts";

/** The ID of an earlier version, whose menu the browser may have kept. */
const OPEN = "unbind";
const INSERT = "insert";

interface ContextMenuParts {
  /** In the agent's language; `%s` is replaced with the selected text. */
  titles: () => Promise<{ open: string; insert: string }>;
  /** The result of the customer on the desk as text for a ticket; absent if there is none. */
  lastTicket: () => Promise<string | undefined>;
}

/**
 * The way from the ticket and back: selected text opens the desk, and the last result goes to the
 * cursor. Call it before any await: only then does a click start the worker.
 */
export function addContextMenu({ titles, lastTicket }: ContextMenuParts): void {
  browser.runtime.onInstalled.addListener(() => {
    void Promise.all([titles(), browser.contextMenus.removeAll()]).then(([{ open, insert }]) => {
      browser.contextMenus.create({ id: OPEN, title: open, contexts: ["selection"] });
      browser.contextMenus.create({ id: INSERT, title: insert, contexts: ["editable"] });
    });
  });
  // The browser keeps the menu as it was made, also after the agent has chosen another language.
  const reword = async () => {
    const { open, insert } = await titles();
    await browser.contextMenus.update(OPEN, { title: open });
    await browser.contextMenus.update(INSERT, { title: insert });
  };
  for (const item of [languageItem, policyItem]) item.watch(() => void reword().catch(() => undefined));

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === OPEN && info.selectionText !== undefined && tab !== undefined) {
      openDeskWith(info.selectionText, tab.windowId);
    }
    if (info.menuItemId === INSERT && tab?.id !== undefined) {
      void insertLastTicket(tab.id, info.frameId ?? 0, lastTicket);
    }
  });
}

function openDeskWith(selected: string, windowId: number = browser.windows.WINDOW_ID_CURRENT): void {
  // Opened within the agent's click. The desk watches its draft, so the text arrives whenever it is
  // written.
  void (openSidePanel(windowId) ?? browser.action.openPopup());
  void putOnDesk(selected.trim());
}

/** Another customer; the fix stays: tickets of one kind come in rows. */
async function putOnDesk(typed: string): Promise<void> {
  const { fixId } = await draftItem.getValue();
  await draftItem.setValue({ typed, ...(fixId && { fixId }) });
}

async function insertLastTicket(
  tabId: number,
  frameId: number,
  lastTicket: () => Promise<string | undefined>,
): Promise<void> {
  const text = await lastTicket();
  if (text !== undefined && (await isInserted(text, { tabId, frameIds: [frameId] }))) {
    await notInsertedItem.removeValue();
    return;
  }
  await whileUnlocked(() => notInsertedItem.setValue({ at: Date.now(), ...(text !== undefined && { text }) }));
  try {
    await browser.action.openPopup();
  } catch {
    // Firefox opens the popup only within the click, and Chromium only in the window in front.
    const url = browser.runtime.getURL("sidepanel.html");
    await browser.windows.create({ type: "popup", url, width: 400, height: 640 });
  }
}

async function isInserted(text: string, target: { tabId: number; frameIds: number[] }): Promise<boolean> {
  try {
    const [frame] = await browser.scripting.executeScript({ target, func: insertText, args: [text] });
    return frame?.result === true;
  } catch {
    // The frame of another site, or one that is gone by now.
    return false;
  }
}
