import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { en } from "../../lib/words/en.ts";
import type { PageWords } from "../../lib/words/load-page-words.ts";
import { pagesEn } from "../../lib/words/pages.en.ts";

/** The words of the settings and history pages, for every component below. */
export const PageWordsContext = createContext<PageWords>({ ...en, ...pagesEn });

export function usePageWords(): PageWords {
  return useContext(PageWordsContext);
}
