import browser from "webextension-polyfill";
import type { Draft } from "../state/customer.ts";
import { draftItem } from "../state/items.ts";

/** Opens the settings page in a tab of its own: a permission prompt would close a popup. */
export function openSettings(): void {
  void browser.runtime.openOptionsPage();
}

/** Opens the history in a tab of its own: a popup has no room for it. */
export function openHistory(): void {
  void browser.tabs.create({ url: browser.runtime.getURL("history.html") });
}

/** Opens the help in a tab of its own. */
export function openHelp(): void {
  void browser.tabs.create({ url: browser.runtime.getURL("help.html") });
}

/**
 * Opens the desk in the side panel, or in the popup if this browser has none. Call it straight from
 * a press.
 */
export async function openDesk(): Promise<void> {
  await (openSidePanelHere() ?? browser.action.openPopup());
}

/** Opens the desk with a user on it. Call it straight from a press. */
export async function openDeskWith(draft: Draft): Promise<void> {
  const opened = openDesk();
  // The desk watches its draft, so it arrives whenever it is written.
  await draftItem.setValue(draft);
  await opened;
}

/** The keys that open the desk, as the browser words them; empty if there are none. */
export async function deskShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
}

/** Whether the desk can be beside the page. */
export function hasSidePanel(): boolean {
  const { sidePanel, sidebarAction } = oneBrowsersOwn();
  return (import.meta.env.FIREFOX ? sidebarAction : sidePanel) !== undefined;
}

/** Opens the side panel from the popup, which then has no more to do. */
export async function movePopupToSidePanel(): Promise<void> {
  await openSidePanelHere();
  window.close();
}

/**
 * What only one browser has: Chromium a side panel (but not every browser based on it), Firefox a
 * sidebar.
 */
interface OneBrowsersOwn {
  sidePanel?: { open: (where: { windowId: number }) => Promise<void> };
  sidebarAction?: { open: () => Promise<void> };
}

function oneBrowsersOwn(): OneBrowsersOwn {
  return browser;
}

/**
 * Opens the side panel (Firefox: the sidebar) in the agent's window. Call it straight from a press:
 * browsers insist on it.
 * @returns resolves once it is open; absent if this browser has none
 */
export function openSidePanel(windowId: number): Promise<void> | undefined {
  const { sidePanel, sidebarAction } = oneBrowsersOwn();
  return import.meta.env.FIREFOX ? sidebarAction?.open() : sidePanel?.open({ windowId });
}

/**
 * Firefox opens its sidebar only if nothing is awaited after the press. Chromium has to be told the
 * window.
 */
function openSidePanelHere(): Promise<void> | undefined {
  const { sidePanel, sidebarAction } = oneBrowsersOwn();
  if (import.meta.env.FIREFOX) return sidebarAction?.open();
  return sidePanel && currentWindowId().then((windowId) => sidePanel.open({ windowId }));
}

async function currentWindowId(): Promise<number> {
  return (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_CURRENT;
}
