import { failed, success, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { tryPassphrase } from "./passphrase-tries.ts";
import { settingsItem, vaultItem } from "../state/items.ts";
import { binding, isLongEnough, open, seal } from "./seal.ts";

/**
 * Encrypts the stored secret under another passphrase, with a new salt. Locked or unlocked, the
 * desk stays as it is.
 */
export async function changePassphrase(
  { current, next }: Payload<"change-passphrase">,
  now: () => number,
): Promise<Result<undefined>> {
  if (!isLongEnough(next)) return failed("passphrase-short");
  const [settings, blob] = await Promise.all([settingsItem.getValue(), vaultItem.getValue()]);
  if (!settings || !blob) return failed("not-set-up");
  const boundTo = binding(settings);
  const opened = await tryPassphrase(() => open(blob, current, boundTo), now);
  if (!opened.ok) return opened;
  const sealed = await seal(opened.value, next, boundTo);
  // Settings saved meanwhile, in another window, brought a secret of their own.
  if ((await vaultItem.getValue())?.ciphertext !== blob.ciphertext) return failed("vault-changed");
  await vaultItem.setValue(sealed);
  return success(undefined);
}
