import { useState } from "preact/hooks";
import { isRetentionDays, LONGEST_RETENTION_DAYS } from "../../lib/state/settings.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface HistoryRetentionProps {
  initial: number;
  /** The organisation decides. */
  managed: boolean;
  onSave: (days: number) => Promise<void>;
}

/** For how long attempts are kept. Saved as it is typed. */
export function HistoryRetention({ initial, managed, onSave }: HistoryRetentionProps) {
  const { retention } = usePageWords(settingsWords);
  const [typed, setTyped] = useState(String(initial));
  const [saved, setSaved] = useState(false);
  const valid = isRetentionDays(Number(typed));
  const change = (text: string) => {
    setTyped(text);
    setSaved(false);
    const days = Number(text);
    if (isRetentionDays(days)) void onSave(days).then(() => setSaved(true));
  };
  const note = managed ? retention.managed : saved ? retention.saved : retention.hint;
  return (
    <section class="settings" aria-labelledby="retention-title">
      <h2 id="retention-title">{retention.title}</h2>
      <div class="field">
        <label for="retention-days">{retention.days}</label>
        <input
          id="retention-days"
          type="number"
          class="input"
          min={1}
          max={LONGEST_RETENTION_DAYS}
          value={typed}
          readOnly={managed}
          autocomplete="off"
          aria-invalid={!valid}
          aria-describedby="retention-note"
          onInput={(event) => change(event.currentTarget.value)}
        />
        <p id="retention-note" class={valid ? "note" : "note note-warning"} aria-live="polite">
          {valid ? note : retention.notValid}
        </p>
      </div>
    </section>
  );
}
