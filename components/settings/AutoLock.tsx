import { useState } from "preact/hooks";
import { isLockMinutes } from "../../lib/state/settings.ts";
import { TextField } from "../shared/Field.tsx";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface AutoLockProps {
  /** Minutes. */
  initial: number;
  /** The organisation decides. */
  locked: boolean;
  onSave: (minutes: number) => Promise<boolean>;
}

/** Minutes without use after which the desk locks. Saved as they are typed. */
export function AutoLock({ initial, locked, onSave }: AutoLockProps) {
  const { settings, failures } = usePageWords(settingsWords);
  const [typed, setTyped] = useState(String(initial));
  const [saved, setSaved] = useState(false);
  const minutesOf = (text: string) => Number(text.normalize("NFKC").trim());
  const { says, next } = failures["lock-minutes-not-valid"];
  const change = (text: string) => {
    setTyped(text);
    setSaved(false);
    if (isLockMinutes(minutesOf(text))) void onSave(minutesOf(text)).then(setSaved);
  };
  return (
    <TextField
      label={settings.autoLock}
      hint={saved ? settings.autoLockSaved : settings.autoLockHint}
      value={typed}
      failure={isLockMinutes(minutesOf(typed)) ? undefined : `${says} ${next}`}
      locked={locked}
      onType={change}
    />
  );
}
