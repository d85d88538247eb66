import { isDueToLock } from "./due-to-lock.ts";
import { failed, success, type Result } from "./failure.ts";
import { tryPassphrase } from "./passphrase-tries.ts";
import { readSettings, secretFits } from "./settings-in-force.ts";
import {
  activityItem,
  draftItem,
  lookupItem,
  secretItem,
  tokenItem,
  unlockedItem,
  userItem,
  vaultItem,
} from "./storage.ts";
import { binding, open } from "./vault.ts";

/** Unlocks the stored secret for this browser session. */
export async function unlock(passphrase: string, now: () => number = Date.now): Promise<Result<undefined>> {
  const [stored, blob] = await Promise.all([readSettings(), vaultItem.getValue()]);
  if (!stored) return failed("not-set-up");
  if (!blob) return failed("secret-not-kept");
  const { own, policy } = stored;
  if (!secretFits(own, policy)) return failed("secret-missing");
  const opened = await tryPassphrase(() => open(blob, passphrase, binding(own.serviceAddress, own.accessKeyId)), now);
  if (!opened.ok) return opened;
  await holdSecret(opened.value, now);
  return success(undefined);
}

/** Keeps the secret where it outlives the worker but not the browser, and drops the token of the one before. */
export async function holdSecret(secret: string, now: () => number = Date.now): Promise<void> {
  await inTurn(async () => {
    await activityItem.setValue({ at: now() });
    await Promise.all([secretItem.setValue(secret), tokenItem.removeValue()]);
    await unlockedItem.setValue(true);
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

function inTurn(work: () => Promise<void>): Promise<void> {
  return navigator.locks.request("secret", work);
}
