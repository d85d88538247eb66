import { browser } from "wxt/browser";

/**
 * Leads whoever has just installed the extension to its settings, which are a short set-up until they are saved; an update leads
 * nowhere. To be called while the worker starts, before anything is awaited.
 */
export function openSetUpOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void browser.runtime.openOptionsPage();
  });
}
