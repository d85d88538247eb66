import { storage } from "wxt/utils/storage";
import type { Activity } from "./activity.ts";
import type { Attempt } from "./attempt.ts";
import type { ManagementToken } from "./authing/token.ts";
import type { User } from "./authing/contract.ts";
import { DEFAULT_RETENTION_DAYS } from "./history-retention.ts";
import type { Draft, Lookup, SentCode } from "./lookup.ts";
import type { PassphraseTries } from "./passphrase-tries.ts";
import type { Policy } from "./policy.ts";
import type { Settings } from "./settings.ts";
import { remembered } from "./remembered-item.ts";
import { PLAIN_TICKET, type TicketStyle } from "./ticket-style.ts";
import type { VaultBlob } from "./vault.ts";
import type { Language } from "./words/language.ts";

/*
 * Every stored item, once. `local` is on disk; `session` is memory that outlives the worker but not the browser, and that
 * only the extension's own pages and worker can read.
 */

export const settingsItem = remembered(storage.defineItem<Settings>("local:settings"));
export const vaultItem = storage.defineItem<VaultBlob>("local:vault");
/** On disk, so that a restart gives no tries back. */
export const passphraseTriesItem = storage.defineItem<PassphraseTries>("local:passphraseTries", {
  fallback: { wrong: 0, at: 0 },
});
/** Absent: the browser's language. */
export const languageItem = storage.defineItem<Language>("local:language");
/** Service address → the form of "no phone" that its `update-user` takes. */
export const clearedFormsItem = remembered(
  storage.defineItem<Record<string, null | "">>("local:clearedForms", { fallback: {} }),
);
/** Days for which attempts are kept. */
export const retentionDaysItem = storage.defineItem<number>("local:retentionDays", {
  fallback: DEFAULT_RETENTION_DAYS,
});
/** How evidence is written for the team's tickets. */
export const ticketStyleItem = storage.defineItem<TicketStyle>("local:ticketStyle", { fallback: PLAIN_TICKET });

/** Present only while unlocked. */
export const secretItem = remembered(storage.defineItem<string>("session:secret"));
export const tokenItem = remembered(storage.defineItem<ManagementToken>("session:token"));
/** When the unlocked desk was last used. */
export const activityItem = remembered(storage.defineItem<Activity>("session:activity"));
/** The user as the service returned them, for the next call; pages have no business with it. */
export const userItem = remembered(storage.defineItem<User>("session:user"));

/** What pages watch. `unlocked` says what they may know of the secret: that it is there. */
export const unlockedItem = remembered(storage.defineItem<boolean>("session:unlocked", { fallback: false }));
/** The organisation's policy, as the worker read it. */
export const policyItem = remembered(storage.defineItem<Policy>("session:policy", { fallback: {} }));
export const lookupItem = remembered(storage.defineItem<Lookup>("session:lookup"));
/** The last code sent, by fix and user. */
export const sentCodesItem = remembered(
  storage.defineItem<Record<string, SentCode>>("session:sentCodes", { fallback: {} }),
);
/** The last attempt, by fix and user: one that goes on while the agent looks at another customer must not show there. */
export const attemptsItem = remembered(
  storage.defineItem<Record<string, Attempt>>("session:attempts", { fallback: {} }),
);
/** Which outcomes the agent has seen; what is missing shows on the toolbar's button. */
export const seenAttemptsItem = remembered(
  storage.defineItem<Record<string, number>>("session:seenAttempts", { fallback: {} }),
);
export const draftItem = storage.defineItem<Draft>("session:draft", { fallback: { typed: "" } });
