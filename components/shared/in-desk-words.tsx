import type { ComponentChild } from "preact";
import type { Language } from "../../lib/state/language.ts";
import { loadWords } from "../../lib/words/words-in.ts";
import { WordsContext } from "./use-words.ts";

/** The desk in a language. */
export async function inDeskWords(language: Language, app: ComponentChild): Promise<ComponentChild> {
  return <WordsContext.Provider value={await loadWords(language)}>{app}</WordsContext.Provider>;
}
