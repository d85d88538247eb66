import type { Activity } from "../vault/lock-deadline.ts";
import type { Attempt } from "./attempt.ts";
import type { ManagementToken } from "../authing/token.ts";
import type { User } from "../authing/contract.ts";
import { DEFAULT_RETENTION_DAYS } from "./history-retention.ts";
import type { Draft, Lookup, SentCode } from "./customer.ts";
import type { PassphraseTries } from "../vault/passphrase-tries.ts";
import type { Policy } from "../settings/policy.ts";
import type { Settings } from "./settings.ts";
import { remembered } from "../remembered-item.ts";
import { storedItem } from "../stored-item.ts";
import { PLAIN_TICKET, type TicketStyle } from "./ticket-style.ts";
import type { VaultBlob } from "../vault/seal.ts";
import type { Language } from "./language.ts";

/*
 * Every stored item, once. `local` is on disk; `session` is memory that outlives the worker but not the browser, and that
 * only the extension's own pages and worker can read.
 */

export const settingsItem = remembered(storedItem<Settings>("local", "settings"));
export const vaultItem = storedItem<VaultBlob>("local", "vault");
/** On disk, so that a restart gives no tries back. */
export const passphraseTriesItem = storedItem<PassphraseTries>("local", "passphraseTries", { wrong: 0, at: 0 });
/** Absent: the browser's language. */
export const languageItem = remembered(storedItem<Language>("local", "language"));
/** The organisation's policy as the browser told it last, for a start in which it doesn't tell in time; `null` where it never did. */
export const lastPolicyItem = storedItem<Policy>("local", "lastPolicy");
/** Service address → the form of "no phone" that its `update-user` takes. */
export const clearedFormsItem = remembered(storedItem<Record<string, null | "">>("local", "clearedForms", {}));
/** Days for which attempts are kept. */
export const retentionDaysItem = storedItem<number>("local", "retentionDays", DEFAULT_RETENTION_DAYS);
/** When this computer's journal was made, in milliseconds since 1970; absent where there was none yet. */
export const journalSinceItem = storedItem<number>("local", "journalSince");
/** When the journal was found to be gone, until the agent has been told. */
export const journalLostAtItem = storedItem<number>("local", "journalLostAt");
/** How evidence is written for the team's tickets. */
export const ticketStyleItem = storedItem<TicketStyle>("local", "ticketStyle", PLAIN_TICKET);

/** Present only while unlocked. */
export const secretItem = remembered(storedItem<string>("session", "secret"));
export const tokenItem = remembered(storedItem<ManagementToken>("session", "token"));
/** When the unlocked desk was last used. */
export const activityItem = remembered(storedItem<Activity>("session", "activity"));
/** The user as the service returned them, for the next call; pages have no business with it. */
export const userItem = remembered(storedItem<User>("session", "user"));

/** What pages watch. `unlocked` says what they may know of the secret: that it is there. */
export const unlockedItem = remembered(storedItem<boolean>("session", "unlocked", false));
/** The organisation's policy, as the worker read it. */
export const policyItem = remembered(storedItem<Policy>("session", "policy", {}));
/** Whether the browser has said since it started what the policy is, or was given the time to. */
export const policyAwaitedItem = remembered(storedItem<boolean>("session", "policyAwaited", false));
export const lookupItem = remembered(storedItem<Lookup>("session", "lookup"));
/** The last code sent, by fix and user. */
export const sentCodesItem = remembered(storedItem<Record<string, SentCode>>("session", "sentCodes", {}));
/** The last attempt, by fix and user: one that goes on while the agent looks at another customer must not show there. */
export const attemptsItem = remembered(storedItem<Record<string, Attempt>>("session", "attempts", {}));
/** Which outcomes the agent has seen; what is missing shows on the toolbar's button. */
export const seenAttemptsItem = remembered(storedItem<Record<string, number>>("session", "seenAttempts", {}));
export const draftItem = storedItem<Draft>("session", "draft", { typed: "" });
