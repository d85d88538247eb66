import { isRetentionDays } from "../../lib/state/settings.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";
import { WholeNumber } from "./WholeNumber.tsx";

interface HistoryRetentionProps {
  initial: number;
  /** The organisation decides. */
  managed: boolean;
  /** Rejects if it could not be saved. */
  onSave: (days: number) => Promise<void>;
}

/** For how long attempts are kept. */
export function HistoryRetention({ initial, managed, onSave }: HistoryRetentionProps) {
  const { retention } = usePageWords(settingsWords);
  return (
    <section class="settings" aria-labelledby="retention-title">
      <h2 id="retention-title">{retention.title}</h2>
      <WholeNumber
        label={retention.days}
        hint={retention.hint}
        saved={retention.saved}
        notValid={retention.notValid}
        isValid={isRetentionDays}
        initial={initial}
        locked={managed}
        onSave={onSave}
      />
    </section>
  );
}
