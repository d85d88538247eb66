import { browser } from "wxt/browser";

/** Opens the side panel from the popup, which then has no more to do. */
export async function movePopupToSidePanel(): Promise<void> {
  if (import.meta.env.FIREFOX) await globalThis.browser.sidebarAction.open();
  else
    await browser.sidePanel.open({
      windowId: (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_CURRENT,
    });
  window.close();
}

/**
 * Opens the side panel (Firefox: the sidebar) in the agent's window. To be called straight from what the agent did: browsers
 * insist on it.
 * @returns whether this browser has one
 */
export function openSidePanel(windowId: number): boolean {
  if (import.meta.env.FIREFOX) {
    void globalThis.browser.sidebarAction.open();
    return true;
  }
  // Chromium-based browsers exist without a side panel.
  if (!("sidePanel" in browser)) return false;
  void browser.sidePanel.open({ windowId });
  return true;
}
