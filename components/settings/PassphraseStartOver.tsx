import { useState } from "preact/hooks";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface PassphraseStartOverProps {
  onForget: () => void;
}

/**
 * For a forgotten passphrase or a damaged vault. Asked twice, because the secret has to be fetched
 * again afterwards.
 */
export function PassphraseStartOver({ onForget }: PassphraseStartOverProps) {
  const { startOver } = usePageWords(settingsWords);
  const [sure, setSure] = useState(false);
  return (
    <section class="settings" aria-label={startOver.title}>
      <h3>{startOver.title}</h3>
      <p class="note">{startOver.text}</p>
      <div class="buttons">
        <button
          type="button"
          class={sure ? "button button-danger-sure" : "button button-danger"}
          onBlur={() => setSure(false)}
          onClick={() => {
            if (sure) onForget();
            setSure(!sure);
          }}
        >
          {sure ? startOver.sure : startOver.forget}
        </button>
      </div>
    </section>
  );
}
