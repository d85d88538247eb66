import type { Extension } from "./extension.ts";

/** What the extension's button in the browser's toolbar says, as the browser has it. */
export function toolbarButton(extension: Extension): Promise<unknown> {
  return extension.inBarePage(`Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])
    .then(([badge, title]) => ({ badge, title }))`);
}
