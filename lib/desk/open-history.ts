import { browser } from "wxt/browser";

/** Opens the history in a tab of its own: a popup has no room for it. */
export function openHistory(): void {
  void browser.tabs.create({ url: browser.runtime.getURL("history.html") });
}
