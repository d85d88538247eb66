import { render, type ComponentChild } from "preact";
import type { Language } from "../../lib/state/language.ts";

/** Where a page has its language from. */
export interface PageLanguage {
  /** The language it was last shown in, known without waiting. */
  mirrored: () => Language;
  /** The language that holds now. */
  read: () => Promise<Language>;
  /** Keeps it for the next time. */
  mirror: (language: Language) => void;
}

/** Puts on the page what `draw` makes in the agent's language. */
export async function mount(from: PageLanguage, draw: (language: Language) => Promise<ComponentChild>): Promise<void> {
  const root = document.getElementById("app");
  if (!root) throw new Error("The page has no #app");
  const language = from.mirrored();
  const page = await draw(language);
  document.documentElement.lang = language;
  render(page, root);

  // The mirror is behind where the language was chosen elsewhere; that is rare enough to start again.
  const now = await from.read();
  from.mirror(now);
  if (now !== language) location.reload();
}
