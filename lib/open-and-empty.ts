import { LANGUAGES, type Language } from "./state/language.ts";

/** What follows a page's address where the desk is open and nothing stands on it, and the language it is in. */
const OPEN_AND_EMPTY = "#open-and-empty=";

/** For the end of a page's address: that is what a page has without asking for anything. */
export function openAndEmptyIn(language: Language): string {
  return OPEN_AND_EMPTY + language;
}

/** The language of a desk that this page's address calls open and empty; absent where it doesn't. */
export function openAndEmptyLanguage({ hash }: Pick<Location, "hash">): Language | undefined {
  return LANGUAGES.find((language) => hash === openAndEmptyIn(language));
}
