import { readLanguage } from "../../lib/settings/language.ts";
import { en, type Words } from "../../lib/words/en.ts";
import { zhCN } from "../../lib/words/zh-CN.ts";

/** The words for what the worker itself shows; a service worker can load nothing later, so it has every language. */
export async function workerWords(): Promise<Words> {
  return (await readLanguage()) === "zh-CN" ? zhCN : en;
}
