import type { ComponentChild } from "preact";
import type { Language } from "../../lib/state/language.ts";
import { loadPageWords } from "../../lib/words/load-page-words.ts";
import { PageWordsContext } from "./use-page-words.ts";
import { WordsContext } from "./use-words.ts";

/** The settings or history page in a language. */
export async function inPageWords(language: Language, app: ComponentChild): Promise<ComponentChild> {
  const words = await loadPageWords(language);
  return (
    <WordsContext.Provider value={words}>
      <PageWordsContext.Provider value={words}>{app}</PageWordsContext.Provider>
    </WordsContext.Provider>
  );
}
