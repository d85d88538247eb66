import { failed, success, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { inTurn } from "./lock.ts";
import { tryPassphrase } from "./passphrase-tries.ts";
import { settingsItem, vaultItem } from "../state/items.ts";
import { binding, isLongEnough, open, seal } from "./seal.ts";

/**
 * Encrypts the stored secret under another passphrase, with a new salt. Locked or unlocked, the
 * desk stays as it is. Settings that another window saves come before or after.
 */
export function changePassphrase({ current, next }: Payload<"change-passphrase">): Promise<Result<undefined>> {
  return inTurn(async () => {
    if (!isLongEnough(next)) return failed("passphrase-short");
    const [settings, blob] = await Promise.all([settingsItem.getValue(), vaultItem.getValue()]);
    if (!settings || !blob) return failed("not-set-up");
    const boundTo = binding(settings);
    const opened = await tryPassphrase(() => open(blob, current, boundTo));
    if (!opened.ok) return opened;
    await vaultItem.setValue(await seal(opened.value, next, boundTo));
    return success(undefined);
  });
}
