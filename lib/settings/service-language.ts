import type { ServiceLanguage } from "../authing/transport.ts";
import { browserLanguage, readLanguage } from "./language.ts";
import { languageItem, policyItem } from "../state/items.ts";

/** The language in which the service is asked to word its messages: the agent's own, for one worker's life. */
export interface WorkerLanguage {
  current: () => ServiceLanguage;
  /** Resolves once what is stored has been read. */
  ready: Promise<void>;
}

export function followServiceLanguage(): WorkerLanguage {
  let language = browserLanguage();
  const read = async () => {
    language = await readLanguage();
  };
  languageItem.watch(() => void read());
  policyItem.watch(() => void read());
  return { current: () => (language === "zh-CN" ? "zh-CN" : "en-US"), ready: read() };
}
