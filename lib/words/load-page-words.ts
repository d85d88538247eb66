import type { Words } from "./en.ts";
import type { Language } from "../state/language.ts";
import { loadWords } from "./words-in.ts";
import { pagesEn, type PagesOnlyWords } from "./pages.en.ts";

/** What the settings and history pages say, the desk's words included: a result reads the same everywhere. */
export type PageWords = Words & PagesOnlyWords;

/** The words of the settings and history pages in a language. */
export async function loadPageWords(language: Language): Promise<PageWords> {
  const [words, pages] = await Promise.all([
    loadWords(language),
    language === "en" ? pagesEn : import("./pages.zh-CN.ts").then(({ pagesZhCN }) => pagesZhCN),
  ]);
  return { ...words, ...pages };
}
