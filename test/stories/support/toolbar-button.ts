import type { Extension } from "./extension.ts";

/** What the extension's button in the browser's toolbar says, as the browser has it. */
export async function toolbarButton(extension: Extension): Promise<unknown> {
  const page = await extension.open("manifest.json");
  const button = await page.evaluate(`Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])
    .then(([badge, title]) => ({ badge, title }))`);
  await page.close();
  return button;
}
