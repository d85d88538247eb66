import { strengthOf } from "./passphrase-strength.ts";
import { SecretField } from "../shared/Field.tsx";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface PassphraseFieldsProps {
  label: string;
  repeatLabel: string;
  passphrase: string;
  repeated: string;
  /** What is wrong with either; absent if nothing is. */
  failure?: string | undefined;
  repeatFailure?: string | undefined;
  onType: (passphrase: string) => void;
  onRepeat: (repeated: string) => void;
}

/**
 * A new passphrase, twice, with a hint of how strong it is. The hint is never in the way; the least
 * length does.
 */
export function PassphraseFields({ label, repeatLabel, passphrase, repeated, ...rest }: PassphraseFieldsProps) {
  const { settings, strengths } = usePageWords(settingsWords);
  return (
    <>
      <SecretField
        label={label}
        hint={passphrase === "" ? settings.passphraseHint : strengths[strengthOf(passphrase)]}
        value={passphrase}
        failure={rest.failure}
        onType={rest.onType}
      />
      <SecretField label={repeatLabel} value={repeated} failure={rest.repeatFailure} onType={rest.onRepeat} />
    </>
  );
}
