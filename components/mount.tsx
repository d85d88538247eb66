import { render, type ComponentChild } from "preact";
import { mirroredLanguage, mirrorLanguage, readLanguage } from "../lib/language.ts";
import { loadWords } from "../lib/words/load-words.ts";
import { WordsContext } from "./use-words.ts";

/** Puts an App on the page, in the agent's language. */
export async function mount(app: ComponentChild): Promise<void> {
  const root = document.getElementById("app");
  if (!root) throw new Error("The page has no #app");
  const language = mirroredLanguage();
  const words = await loadWords(language);
  document.documentElement.lang = language;
  render(<WordsContext.Provider value={words}>{app}</WordsContext.Provider>, root);

  // The mirror is behind where the language was chosen elsewhere; that is rare enough to start again.
  const now = await readLanguage();
  mirrorLanguage(now);
  if (now !== language) location.reload();
}
