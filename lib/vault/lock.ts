import { isDueToLock } from "./lock-deadline.ts";
import { failed, success, type Result } from "../failure.ts";
import { tryPassphrase } from "./passphrase-tries.ts";
import { readSettings, secretFits, type StoredSettings } from "../settings/effective-settings.ts";
import {
  activityItem,
  clearedDeskItem,
  draftItem,
  lookupItem,
  notInsertedItem,
  passphraseTriesItem,
  pressedUsersItem,
  recentCustomersItem,
  secretItem,
  tokenItem,
  unlockedItem,
  userItem,
  vaultItem,
} from "../state/items.ts";
import { removeAll } from "../state/map-item.ts";
import type { HeldSecret } from "../state/session-values.ts";
import { binding, open } from "./seal.ts";

/**
 * Unlocks the stored secret for this browser session. A lock that comes while the passphrase is
 * tried has the last word.
 */
export function unlock(passphrase: string, askedAt: number = Date.now()): Promise<Result<undefined>> {
  return inTurn(async () => {
    const [stored, blob] = await Promise.all([readSettings(), vaultItem.getValue()]);
    if (!stored) return failed("not-set-up");
    if (!blob) return failed("secret-not-kept");
    const { own, policy } = stored;
    if (!secretFits(own, policy)) return failed("secret-missing");
    const boundTo = binding(own);
    const opened = await tryPassphrase(() => open(blob, passphrase, boundTo));
    if (!opened.ok) return opened;
    await holdSecret({ secret: opened.value, boundTo }, askedAt);
    return success(undefined);
  });
}

/**
 * Keeps a secret where it outlives the worker but not the browser, and drops the token of the one
 * before. Call it `inTurn`.
 * @param askedAt when the agent asked for it: a machine that slept since then must find the desk
 * locked
 */
export async function holdSecret(given: Omit<HeldSecret, "unlockId">, askedAt: number): Promise<void> {
  await activityItem.setValue({ at: askedAt });
  const before = await secretItem.getValue();
  const unlockId = before?.boundTo === given.boundTo ? before.unlockId : crypto.randomUUID();
  await Promise.all([secretItem.setValue({ ...given, unlockId }), tokenItem.removeValue()]);
  await unlockedItem.setValue(true);
}

/**
 * Forgets the secret, its token and the customer on screen. Attempts stay for this session: their
 * outcome is needed. One under way settles by itself, see `lock-aware-client.ts`.
 */
export async function lock(): Promise<void> {
  await inTurn(forget);
}

/**
 * Ends a lock, an unlock or a save in which the last worker was stopped, and drops what a page
 * wrote before it heard of the lock. A draft from the context menu has no writer, and waits.
 */
export async function finishLock(): Promise<void> {
  await inTurn(async () => {
    const [unlocked, held, { writtenBy }, stored] = await Promise.all([
      unlockedItem.getValue(),
      secretItem.getValue(),
      draftItem.getValue(),
      readSettings(),
    ]);
    const isStrayed = stored !== null && held !== null && held.boundTo !== binding(stored.own);
    // Written only if it changes something: each write would wake the next worker.
    if (unlocked ? isStrayed : held || writtenBy !== undefined) await forget();
  });
}

/** What is in memory. Call it `inTurn`. */
export async function forget(): Promise<void> {
  // Removed and not set: full memory must not keep the desk open.
  await unlockedItem.removeValue();
  const customers = [userItem, lookupItem, draftItem, notInsertedItem, recentCustomersItem, clearedDeskItem];
  const items = [secretItem, tokenItem, activityItem, ...customers];
  await Promise.all([...items.map((item) => item.removeValue()), removeAll(pressedUsersItem)]);
}

/** The settings, and the secret if it is unlocked and was entered for them. */
interface Credentials {
  stored: StoredSettings | null;
  held: HeldSecret | null;
}

/**
 * Reads both in one step, so that a save can't come in between. If the desk should have locked by
 * now, it locks first.
 */
export async function readCredentials(): Promise<Credentials> {
  if (await isDueToLock()) await lock();
  return inTurn(async () => {
    const [stored, held, unlocked] = await Promise.all([
      readSettings(),
      secretItem.getValue(),
      unlockedItem.getValue(),
    ]);
    const fits = unlocked && stored && held?.boundTo === binding(stored.own);
    return { stored, held: fits ? held : null };
  });
}

/**
 * Runs `work` only while unlocked, and not in the middle of locking: what it writes can't outlive
 * the lock.
 */
export async function whileUnlocked(work: () => Promise<void>): Promise<void> {
  await inTurn(async () => {
    if (await unlockedItem.getValue()) await work();
  });
}

/**
 * Runs whatever changes or reads the secret together with its settings, one after the other in the
 * whole browser.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request("secret", work);
}

/**
 * For a forgotten passphrase or a damaged vault: the stored secret goes, the other settings stay.
 */
export async function forgetSecret(): Promise<void> {
  await inTurn(async () => {
    await forget();
    await vaultItem.removeValue();
  });
  // Nothing is left to guess.
  await passphraseTriesItem.removeValue();
}
