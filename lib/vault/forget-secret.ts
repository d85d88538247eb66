import { success, type Result } from "../failure.ts";
import { lock } from "./lock.ts";
import { passphraseTriesItem, vaultItem } from "../state/items.ts";

/** Starting over, for a forgotten passphrase or a damaged vault: the stored secret goes, the other settings stay. */
export async function forgetSecret(): Promise<Result<undefined>> {
  await lock();
  await vaultItem.removeValue();
  // Nothing is left to guess.
  await passphraseTriesItem.removeValue();
  return success(undefined);
}
