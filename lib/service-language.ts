import type { ServiceLanguage } from "./authing/transport.ts";

/** The language in which the service is asked to word its messages: the agent's own. */
export function serviceLanguage(): ServiceLanguage {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en-US";
}
