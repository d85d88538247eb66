import { KNOWN_ADDRESSES } from "../../lib/settings/service-address.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface KnownAddressesProps {
  /** The one that is in the field. */
  chosen: string;
  onChoose: (serviceAddress: string) => void;
}

/** Authing's own service addresses, to be chosen by one press. */
export function KnownAddresses({ chosen, onChoose }: KnownAddressesProps) {
  const { settings } = usePageWords(settingsWords);
  return (
    <div class="buttons" role="group" aria-label={settings.knownAddresses}>
      {KNOWN_ADDRESSES.map((address) => (
        <button
          key={address}
          type="button"
          class="button button-small"
          aria-pressed={chosen === address}
          onClick={() => onChoose(address)}
        >
          {new URL(address).host}
        </button>
      ))}
    </div>
  );
}
