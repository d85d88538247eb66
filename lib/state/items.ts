import { storage, type StorageItemKey } from "wxt/utils/storage";
import type { Draft } from "./customer.ts";
import { DEFAULT_RETENTION_DAYS, PLAIN_TICKET, type Policy } from "./settings.ts";
import { readPoolCheck } from "./pool-check.ts";
import {
  readAttempts,
  readClearedDesk,
  readDraft,
  readHeldSecret,
  readLookup,
  readMoments,
  readNotInserted,
  readRecentCustomers,
  readSentCodes,
  readToken,
  readUser,
  readUsers,
} from "./session-values.ts";
import {
  readActivity,
  readClearedForms,
  readFixIds,
  readFlag,
  readLanguageValue,
  readMoment,
  readPolicyValue,
  readRetentionDays,
  readServiceClock,
  readSettingsValue,
  readTicketStyleValue,
  readTries,
  readVaultBlob,
} from "./stored-values.ts";

// Every stored item, once. `local` is on disk. `session` is memory that outlives the worker, not
// the browser; only the extension's own pages and worker can read and write it.

/** A stored value, as it is used: what doesn't fit its type is read as its default. */
interface StoredItem<T> {
  key: StorageItemKey;
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  removeValue(): Promise<void>;
  /** @returns stops watching */
  watch(changed: (value: T) => void): () => void;
}

/**
 * An item that others could have written to. `read` says what its value is, or that it doesn't fit.
 */
function parsed<T>(key: StorageItemKey, read: (value: unknown) => T | undefined, fallback: T): StoredItem<T>;
function parsed<T>(key: StorageItemKey, read: (value: unknown) => T | undefined): StoredItem<T | null>;
function parsed<T>(key: StorageItemKey, read: (value: unknown) => T | undefined, fallback: T | null = null) {
  const item = storage.defineItem<unknown>(key);
  const valueOf = (value: unknown) => read(value) ?? fallback;
  return {
    key,
    getValue: async () => valueOf(await item.getValue()),
    setValue: (value: T | null) => item.setValue(value),
    removeValue: () => item.removeValue(),
    watch: (changed: (value: T | null) => void) => item.watch((value) => changed(valueOf(value))),
  };
}

export const settingsItem = parsed("local:settings", readSettingsValue);
export const vaultItem = parsed("local:vault", readVaultBlob);
/** On disk: a restart gives no tries back. */
export const passphraseTriesItem = parsed("local:passphraseTries", readTries, { wrong: 0, at: 0 });
/** Absent: the browser's language. */
export const languageItem = parsed("local:language", readLanguageValue);
/**
 * The policy that the browser told last, for a start in which it doesn't tell in time; `null` if it
 * never did.
 */
export const lastPolicyItem = storage.defineItem<Policy>("local:lastPolicy");
/** Service address → the form of "no phone" that its `update-user` takes. */
export const clearedFormsItem = parsed("local:clearedForms", readClearedForms, {});
/** Days for which attempts are kept. */
export const retentionDaysItem = parsed("local:retentionDays", readRetentionDays, DEFAULT_RETENTION_DAYS);
/**
 * When this computer's journal was made, in milliseconds since 1970; absent if there never was one.
 */
export const journalSinceItem = parsed("local:journalSince", readMoment);
/** When the journal was found to be gone; removed once the agent was told. */
export const journalLostAtItem = parsed("local:journalLostAt", readMoment);
/** The fixes that the team wants on the desk; `null` if it never chose. */
export const chosenFixesItem = parsed("local:chosenFixes", readFixIds);
/** The last check of the pool. It holds no secret and no whole phone. */
export const poolCheckItem = parsed("local:poolCheck", readPoolCheck);
/** How evidence is written for the team's tickets. */
export const ticketStyleItem = parsed("local:ticketStyle", readTicketStyleValue, PLAIN_TICKET);

/** Present only while unlocked. */
export const secretItem = parsed("session:secret", readHeldSecret);
export const tokenItem = parsed("session:token", readToken);
/** How the clock of the service differs from this computer's, as its last answers showed. */
export const serviceClockItem = parsed("session:serviceClock", readServiceClock);
export const activityItem = parsed("session:activity", readActivity);
/** The user as the service returned them, for the next call. Pages don't need it. */
export const userItem = parsed("session:user", readUser);

/** Pages watch this: it says that the secret is there, and not what it is. */
export const unlockedItem = parsed("session:unlocked", readFlag, false);
/** The organisation's policy, as the worker read it. */
export const policyItem = parsed("session:policy", readPolicyValue, {});
/** Whether the browser has told the policy since it started, or was given the time to. */
export const policyAwaitedItem = parsed("session:policyAwaited", readFlag, false);
export const lookupItem = parsed("session:lookup", readLookup);
/** The last code sent, by fix and user. */
export const sentCodesItem = parsed("session:sentCodes", readSentCodes, {});
/**
 * The last attempt, by fix and user: one that goes on while the agent looks at another customer
 * must not show there.
 */
export const attemptsItem = parsed("session:attempts", readAttempts, {});
/** Attempt ID → what tells the user at the press from any other: the attempt itself is masked. */
export const pressedUsersItem = parsed("session:pressedUsers", readUsers, {});
/**
 * Attempt ID → when the outcome that the agent has seen was settled. What is missing shows on the
 * toolbar's button.
 */
export const seenAttemptsItem = parsed("session:seenAttempts", readMoments, {});
/** Whether this browser keeps no databases, so that no attempt can be written down. */
export const historyOffItem = parsed("session:historyOff", readFlag, false);
/** What the ticket did not take; without a text if the customer on the desk has no result yet. */
export const notInsertedItem = parsed("session:notInserted", readNotInserted);
/** The last customers of this session, the newest first. Forgotten with the lock. */
export const recentCustomersItem = parsed("session:recentCustomers", readRecentCustomers, []);
/** What **Undo** puts back on the desk. Forgotten with the lock. */
export const clearedDeskItem = parsed("session:clearedDesk", readClearedDesk);
export const draftItem = parsed<Draft>("session:draft", readDraft, { typed: "" });
