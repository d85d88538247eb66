import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../../lib/state/settings.ts";
import { en, type Words } from "../../lib/words/en.ts";

/** The words of the agent's language, for every component below. */
export const WordsContext = createContext<Words>(en);

export function useWords(): Words {
  return useContext(WordsContext);
}

/** The same, with the words that only this page has. */
export function usePageWords<PageWords>(page: Record<Language, PageWords>): Words & PageWords {
  const words = useWords();
  return { ...words, ...page[words.code] };
}
