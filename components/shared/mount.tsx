import { render, type ComponentChild } from "preact";
import { readLanguage } from "../../lib/settings/language.ts";
import { languageItem, policyItem } from "../../lib/state/items.ts";
import type { Words } from "../../lib/words/en.ts";
import { wordsIn } from "../../lib/words/words-in.ts";
import { WordsContext } from "./use-words.ts";

/**
 * Puts a page into `#app`, once its content is read, in the agent's language, also in one that is
 * chosen later: what was typed stays.
 * @param titleOf what the page is called in its tab; the product's name alone if absent
 */
export async function mount(
  content: ComponentChild | Promise<ComponentChild>,
  titleOf?: (words: Words) => string,
): Promise<void> {
  const root = document.getElementById("app");
  if (!root) throw new Error("The page has no #app");
  const show = async () => {
    const [language, page] = await Promise.all([readLanguage(), content]);
    const words = await wordsIn(language);
    document.documentElement.lang = language;
    if (titleOf) document.title = `${titleOf(words)} – Quick Fix for Authing`;
    render(<WordsContext.Provider value={words}>{page}</WordsContext.Provider>, root);
  };
  for (const item of [languageItem, policyItem]) item.watch(() => void show());
  await show();
}
