import { isDueToLock } from "./due-to-lock.ts";
import { failed, success, type Result } from "../failure.ts";
import { tryPassphrase } from "./passphrase-tries.ts";
import { readSettings, secretFits } from "../settings/effective-settings.ts";
import {
  activityItem,
  draftItem,
  lookupItem,
  secretItem,
  tokenItem,
  unlockedItem,
  userItem,
  vaultItem,
} from "../state/items.ts";
import { binding, open } from "./seal.ts";

/** Unlocks the stored secret for this browser session. */
export function unlock(passphrase: string, now: () => number = Date.now): Promise<Result<undefined>> {
  return holdSecret(async () => {
    const [stored, blob] = await Promise.all([readSettings(), vaultItem.getValue()]);
    if (!stored) return failed("not-set-up");
    if (!blob) return failed("secret-not-kept");
    const { own, policy } = stored;
    if (!secretFits(own, policy)) return failed("secret-missing");
    return tryPassphrase(() => open(blob, passphrase, binding(own.serviceAddress, own.accessKeyId)), now);
  }, now);
}

/**
 * Keeps a secret where it outlives the worker but not the browser, and drops the token of the one before. A lock that comes while
 * the secret is being got has the last word: the system's lock doesn't wait for a passphrase to be tried.
 */
export function holdSecret(
  given: string | (() => Promise<Result<string>>),
  now: () => number = Date.now,
): Promise<Result<undefined>> {
  return inTurn(async () => {
    const secret = typeof given === "string" ? success(given) : await given();
    if (!secret.ok) return secret;
    await activityItem.setValue({ at: now() });
    await Promise.all([secretItem.setValue(secret.value), tokenItem.removeValue()]);
    await unlockedItem.setValue(true);
    return success(undefined);
  });
}

/**
 * Forgets the secret, its token and the customer on screen. What an attempt came to stays: it is masked, and needed. One under
 * way settles by itself, see `until-locked.ts`.
 */
export async function lock(): Promise<void> {
  await inTurn(async () => {
    await unlockedItem.setValue(false);
    const items = [secretItem, tokenItem, activityItem, userItem, lookupItem, draftItem];
    await Promise.all(items.map((item) => item.removeValue()));
  });
}

/** The secret, for one use. Where the desk should have locked by now, whatever kept it from it, it locks instead. */
export async function secretInHand(now: () => number): Promise<string | null> {
  if (await isDueToLock(now())) await lock();
  return secretItem.getValue();
}

/** Runs `work` only while unlocked, and not in the middle of locking: what it writes can't outlive the lock. */
export async function whileUnlocked(work: () => Promise<void>): Promise<void> {
  await inTurn(async () => {
    if (await unlockedItem.getValue()) await work();
  });
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request("secret", work);
}
