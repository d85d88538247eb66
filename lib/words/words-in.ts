import { en, type Words } from "./en.ts";
import type { Language } from "../state/language.ts";

/** The desk's words in a language. English is there at once; another one is loaded only by those who read it. */
export async function loadWords(language: Language): Promise<Words> {
  return language === "en" ? en : (await import("./zh-CN.ts")).zhCN;
}
