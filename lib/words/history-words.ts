import type { Language } from "../state/settings.ts";
import { historyEn, type HistoryWords } from "./history-en.ts";
import { historyZhCN } from "./history-zh-CN.ts";

export const historyWords: Record<Language, HistoryWords> = { en: historyEn, "zh-CN": historyZhCN };
