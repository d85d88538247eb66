import { browser } from "wxt/browser";

/** Opens the settings page in a tab of its own: a permission prompt would close a popup. */
export function openSettings(): void {
  void browser.runtime.openOptionsPage();
}
