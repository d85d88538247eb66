import { useEffect, useRef } from "preact/hooks";
import type { Failure } from "../../lib/failure.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { useTwoPresses } from "../shared/use-two-presses.ts";
import { usePageWords } from "../shared/use-words.ts";

interface PassphraseStartOverProps {
  /** Whether there is a secret to forget. */
  secretStored: boolean;
  failure: Failure | undefined;
  /** What is going on, or went well. */
  note: string;
  onForget: () => void;
}

/**
 * For a forgotten passphrase or a damaged vault. Asked twice, because the secret has to be fetched
 * again afterwards.
 */
export function PassphraseStartOver({ secretStored, failure, note, onForget }: PassphraseStartOverProps) {
  const { startOver, failures } = usePageWords(settingsWords);
  const { armed: sure, disarm, press, onKeyDown } = useTwoPresses();
  const status = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone with the secret.
  useEffect(() => {
    if (!secretStored) status.current?.focus();
  }, [secretStored]);
  const sentence = failure && failures[failure.code];
  return (
    <section class="settings" aria-label={startOver.title}>
      <h3>{startOver.title}</h3>
      {secretStored && (
        <>
          <p class="note">{startOver.text}</p>
          <div class="buttons">
            <button
              type="button"
              class={sure ? "button button-danger-sure" : "button button-danger"}
              onBlur={disarm}
              onKeyDown={onKeyDown}
              onClick={(event) => press(event) && onForget()}
            >
              {sure ? startOver.sure : startOver.forget}
            </button>
          </div>
        </>
      )}
      <div ref={status} role="status" aria-label={startOver.title} tabIndex={-1}>
        <p class={sentence ? "note note-bad" : "note"}>{sentence ? `${sentence.says} ${sentence.next}` : note}</p>
      </div>
    </section>
  );
}
