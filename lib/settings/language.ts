import { languageItem, policyItem } from "../state/items.ts";
import { LANGUAGES, type Language } from "../state/language.ts";

/** The language of the interface: what the organisation sets, else what the agent chose, else the browser's own. */
export async function readLanguage(): Promise<Language> {
  const [policy, chosen] = await Promise.all([policyItem.getValue(), languageItem.getValue()]);
  return policy.language ?? chosen ?? browserLanguage();
}

export function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** Key in `localStorage`, which a page can read before its first paint without waiting. */
const MIRROR = "language";

/** The language a page was last shown in; where there is none, the browser's. */
function mirroredLanguage(): Language {
  return LANGUAGES.find((language) => language === localStorage.getItem(MIRROR)) ?? browserLanguage();
}

export function mirrorLanguage(language: Language): void {
  localStorage.setItem(MIRROR, language);
}

/** All three, as a page's mounting wants them. */
export const pageLanguage = { mirrored: mirroredLanguage, read: readLanguage, mirror: mirrorLanguage };
