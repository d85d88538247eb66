import { render, type ComponentChild } from "preact";
import { en } from "../lib/words/en.ts";
import { WordsContext } from "./use-words.ts";

/** Puts an App on the page, with the words of the agent's language. */
export function mount(app: ComponentChild): void {
  const root = document.getElementById("app");
  if (!root) throw new Error("The page has no #app");
  document.documentElement.lang = en.language;
  render(<WordsContext.Provider value={en}>{app}</WordsContext.Provider>, root);
}
