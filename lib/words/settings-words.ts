import type { Language } from "../state/settings.ts";
import { settingsEn, type SettingsWords } from "./settings-en.ts";
import { settingsZhCN } from "./settings-zh-CN.ts";

export const settingsWords: Record<Language, SettingsWords> = { en: settingsEn, "zh-CN": settingsZhCN };
