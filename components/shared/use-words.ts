import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { en, type Words } from "../../lib/words/en.ts";

/** The words of the agent's language, for every component below. */
export const WordsContext = createContext<Words>(en);

export function useWords(): Words {
  return useContext(WordsContext);
}
