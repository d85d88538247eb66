import {
  chosenFixesItem,
  languageItem,
  policyItem,
  retentionDaysItem,
  settingsItem,
  ticketStyleItem,
} from "../state/items.ts";
import type { FixId } from "../fixes/index.ts";
import {
  retentionDays,
  type Language,
  type Policy,
  type Settings,
  type SharedSettings,
  type TicketStyle,
} from "../state/settings.ts";
import { inForce, styleInForce } from "./effective-settings.ts";
import { fixesOnDesk } from "./fixes-on-desk.ts";

/** What comes first in an exported file: it tells ours from any other. */
export const FILE_KIND = "quick-fix-for-authing settings";

/** What is stored of all that a team shares. */
export interface StoredShare {
  own: Settings | null;
  fixes: readonly FixId[] | null;
  style: TicketStyle;
  days: number;
  language: Language | null;
}

export async function readStoredShare(): Promise<StoredShare> {
  const [own, fixes, style, days, language] = await Promise.all([
    settingsItem.getValue(),
    chosenFixesItem.getValue(),
    ticketStyleItem.getValue(),
    retentionDaysItem.getValue(),
    languageItem.getValue(),
  ]);
  return { own, fixes, style, days, language };
}

/** The settings in force, for a file: without minutes until the lock that nobody chose. */
export async function readSharedSettings(): Promise<SharedSettings> {
  const [stored, policy] = await Promise.all([readStoredShare(), policyItem.getValue()]);
  const { autoLockMinutes, ...shared } = sharedSettings(stored, policy);
  const isChosen = stored.own?.autoLockMinutes !== undefined || policy.autoLockMinutes === autoLockMinutes;
  return { ...shared, ...(isChosen && autoLockMinutes !== undefined && { autoLockMinutes }) };
}

/** The settings in force. Fixes and a language that nobody chose are absent. */
export function sharedSettings({ own, fixes, style, days, language }: StoredShare, policy: Policy): SharedSettings {
  const settings = own && inForce(own, policy);
  const { format, templates } = styleInForce(style, policy);
  const ticketTemplate = templates[format];
  const chosenLanguage = policy.language ?? language;
  return {
    ...(settings && {
      serviceAddress: settings.serviceAddress,
      ...(settings.authenticationAddress !== undefined && { authenticationAddress: settings.authenticationAddress }),
      accessKeyId: settings.accessKeyId,
      ...(settings.appId !== undefined && { appId: settings.appId }),
      unbindThrough: settings.route,
      ...(settings.autoLockMinutes !== undefined && { autoLockMinutes: settings.autoLockMinutes }),
    }),
    ...((policy.allowedFixes ?? fixes) !== null && { allowedFixes: [...fixesOnDesk(policy, fixes)] }),
    retentionDays: retentionDays(days, policy),
    ticketFormat: format,
    ...(ticketTemplate !== undefined && { ticketTemplate }),
    ...(chosenLanguage !== null && { language: chosenLanguage }),
  };
}

/** The text of an exported file. */
export function settingsFile(settings: SharedSettings): string {
  return `${JSON.stringify({ kind: FILE_KIND, version: 1, settings }, null, 2)}\n`;
}
