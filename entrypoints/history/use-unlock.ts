import { useState } from "preact/hooks";
import type { Failure } from "../../lib/failure.ts";
import { send } from "../../lib/messages/send.ts";

/**
 * Unlocks in place.
 * @param again does what could not be done while it was locked
 */
export function useUnlock(again: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const onUnlock = async (passphrase: string) => {
    setBusy(true);
    const unlocked = await send("unlock", { passphrase, askedAt: Date.now() });
    setBusy(false);
    setFailure(unlocked.ok ? undefined : unlocked.failure);
    if (unlocked.ok) again();
  };
  return { busy, failure, onUnlock: (passphrase: string) => void onUnlock(passphrase) };
}
