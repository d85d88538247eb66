import type { Extension } from "./extension.ts";

/** What the extension's button in the browser's toolbar says, as the browser has it. */
export async function toolbarButton(extension: Extension): Promise<{ badge: string; title: string }> {
  const page = await extension.openBarePage();
  const [badge, title] = await Promise.all([
    page.evaluate<string>(`chrome.action.getBadgeText({})`),
    page.evaluate<string>(`chrome.action.getTitle({})`),
  ]);
  await page.close();
  return { badge, title };
}
