import { isLockMinutes } from "../../lib/state/settings.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";
import { WholeNumber } from "./WholeNumber.tsx";

interface AutoLockProps {
  /** Minutes. */
  initial: number;
  /** The organisation decides. */
  locked: boolean;
  /** Rejects if it could not be saved. */
  onSave: (minutes: number) => Promise<void>;
}

/** Minutes without use after which the desk locks. */
export function AutoLock(props: AutoLockProps) {
  const { settings, failures } = usePageWords(settingsWords);
  const { says, next } = failures["lock-minutes-not-valid"];
  return (
    <WholeNumber
      label={settings.autoLock}
      hint={settings.autoLockHint}
      saved={settings.autoLockSaved}
      notValid={`${says} ${next}`}
      isValid={isLockMinutes}
      {...props}
    />
  );
}
