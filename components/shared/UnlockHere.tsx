import { useState } from "preact/hooks";
import type { Failure, Result } from "../../lib/failure.ts";
import { Unlock } from "./Unlock.tsx";

export interface UnlockHereProps {
  onUnlock: (passphrase: string) => Promise<Result<undefined>>;
  /** Does what could not be done while it was locked. */
  onUnlocked: () => void;
  /** Absent on the settings page itself. */
  onSettings?: () => void;
}

/** Unlocks in place, beside what could not be done. */
export function UnlockHere({ onUnlock, onUnlocked, onSettings }: UnlockHereProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const unlock = async (passphrase: string) => {
    setBusy(true);
    const unlocked = await onUnlock(passphrase);
    setBusy(false);
    setFailure(unlocked.ok ? undefined : unlocked.failure);
    if (unlocked.ok) onUnlocked();
  };
  return (
    <Unlock failure={failure} busy={busy} onUnlock={(passphrase) => void unlock(passphrase)} onSettings={onSettings} />
  );
}
