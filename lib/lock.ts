import { failed, success, type Result } from "./failure.ts";
import {
  draftItem,
  lookupItem,
  secretItem,
  settingsItem,
  tokenItem,
  unlockedItem,
  userItem,
  vaultItem,
} from "./storage.ts";
import { binding, open } from "./vault.ts";

/** Unlocks the stored secret for this browser session. */
export async function unlock(passphrase: string): Promise<Result<undefined>> {
  const [settings, blob] = await Promise.all([settingsItem.getValue(), vaultItem.getValue()]);
  if (!settings || !blob) return failed("not-set-up");
  const opened = await open(blob, passphrase, binding(settings.serviceAddress, settings.accessKeyId));
  if (!opened.ok) return opened;
  await holdSecret(opened.value);
  return success(undefined);
}

/** Keeps the secret where it outlives the worker but not the browser, and drops the token of the one before. */
export async function holdSecret(secret: string): Promise<void> {
  await Promise.all([secretItem.setValue(secret), tokenItem.removeValue()]);
  await unlockedItem.setValue(true);
}

/** Forgets the secret, its token and the customer on screen. What an attempt came to stays: it is masked, and needed. */
export async function lock(): Promise<void> {
  await unlockedItem.setValue(false);
  const items = [secretItem, tokenItem, userItem, lookupItem, draftItem];
  await Promise.all(items.map((item) => item.removeValue()));
}
