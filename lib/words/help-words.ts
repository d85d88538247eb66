import type { Language } from "../state/settings.ts";
import { helpEn, type HelpWords } from "./help-en.ts";
import { helpZhCN } from "./help-zh-CN.ts";

export const helpWords: Record<Language, HelpWords> = { en: helpEn, "zh-CN": helpZhCN };
