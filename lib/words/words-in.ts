import type { Language } from "../state/settings.ts";
import { en, type Words } from "./en.ts";

/**
 * Loads every text of the extension in a language. A page in English need not load the other one.
 */
export async function wordsIn(language: Language): Promise<Words> {
  return language === "en" ? en : (await import("./zh-CN.ts")).zhCN;
}
