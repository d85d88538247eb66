import { useEffect, useState } from "preact/hooks";
import { TextField } from "../shared/Field.tsx";
import { useSaving } from "./use-saving.ts";

interface WholeNumberProps {
  label: string;
  hint: string;
  saved: string;
  notValid: string;
  isValid: (value: number) => boolean;
  /** As it is stored by now. */
  initial: number;
  /** The organisation decides. */
  locked: boolean;
  /** Rejects if it could not be saved. */
  onSave: (value: number) => Promise<void>;
}

/**
 * A setting that is one number. Saved by Enter, or when the field is left: on the way to 365, 3 is
 * not what is meant.
 */
export function WholeNumber({ label, hint, saved, notValid, isValid, initial, locked, onSave }: WholeNumberProps) {
  const [typed, setTyped] = useState(String(initial));
  const [asked, setAsked] = useState(initial);
  const { said, follow, forget } = useSaving(saved);
  const value = Number(typed.normalize("NFKC").trim());
  // Another tab can save too; what is being typed here stays.
  useEffect(() => {
    setAsked(initial);
    if (value === asked) setTyped(String(initial));
  }, [initial]);
  const failure = said?.isBad ? said.text : undefined;
  const commit = () => {
    if (!isValid(value) || (value === asked && !failure)) return;
    setAsked(value);
    follow(onSave(value));
  };
  return (
    <TextField
      label={label}
      hint={said?.text ?? hint}
      value={locked ? String(initial) : typed}
      failure={locked || isValid(value) ? failure : notValid}
      locked={locked}
      live
      onType={(text) => {
        setTyped(text);
        forget();
      }}
      onCommit={commit}
    />
  );
}
