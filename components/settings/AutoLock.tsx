import { isLockMinutes, MAX_LOCK_MINUTES } from "../../lib/state/settings.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";
import { WholeNumber } from "./WholeNumber.tsx";

interface AutoLockProps {
  /** Minutes. */
  initial: number;
  /** What the organisation allows. */
  most: number;
  /** Rejects if it could not be saved. */
  onSave: (minutes: number) => Promise<void>;
}

/** Minutes without use after which the desk locks. */
export function AutoLock({ most, ...rest }: AutoLockProps) {
  const { settings } = usePageWords(settingsWords);
  const atMost = most < MAX_LOCK_MINUTES ? settings.autoLockMost(most) : undefined;
  return (
    <WholeNumber
      label={settings.autoLock}
      hint={atMost ?? settings.autoLockHint}
      saved={settings.autoLockSaved}
      notValid={atMost ?? settings.autoLockNotValid}
      isValid={(minutes) => isLockMinutes(minutes) && minutes <= most}
      locked={false}
      {...rest}
    />
  );
}
