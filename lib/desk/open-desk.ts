import { browser } from "wxt/browser";
import { openSidePanel } from "./open-pages.ts";

/** The desk beside the page where this browser has a side panel, else in the popup. To be called straight from a press. */
export async function openDesk(): Promise<void> {
  const windowId = (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_CURRENT;
  if (!openSidePanel(windowId)) await browser.action.openPopup();
}

/** The keys that open the desk, as the browser words them; empty where there are none. */
export async function deskShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
}
