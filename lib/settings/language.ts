import type { ServiceLanguage } from "../authing/transport.ts";
import { languageItem, policyItem } from "../state/items.ts";
import type { Language } from "../state/settings.ts";

/**
 * The language of the interface: what the organisation sets, else what the agent chose, else the
 * browser's own.
 */
export async function readLanguage(): Promise<Language> {
  const [policy, chosen] = await Promise.all([policyItem.getValue(), languageItem.getValue()]);
  return policy.language ?? chosen ?? browserLanguage();
}

function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** The language in which the service is asked to word its messages: the agent's own. */
export async function readServiceLanguage(): Promise<ServiceLanguage> {
  return (await readLanguage()) === "zh-CN" ? "zh-CN" : "en-US";
}
