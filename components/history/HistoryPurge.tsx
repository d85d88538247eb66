import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { historyWords } from "../../lib/words/history-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface HistoryPurgeProps {
  /** Whether the list is narrowed down, which deleting does not follow. */
  filtered: boolean;
  busy: boolean;
  onPurge: () => void;
}

/** **Delete history…**, which asks once more: it can't be undone. */
export function HistoryPurge({ filtered, busy, onPurge }: HistoryPurgeProps) {
  const { history } = usePageWords(historyWords);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const end = () => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button button-danger"
        aria-disabled={busy}
        aria-expanded={asking}
        onClick={() => !busy && setAsking(!asking)}
      >
        {history.purge}
      </button>
      {asking && (
        <Question
          text={history.purgeText(filtered)}
          onConfirm={() => {
            end();
            onPurge();
          }}
          onCancel={end}
        />
      )}
    </>
  );
}

interface QuestionProps {
  text: string;
  onConfirm: () => void;
  onCancel: () => void;
}

function Question({ text, onConfirm, onCancel }: QuestionProps) {
  const { history } = usePageWords(historyWords);
  const cancel = useRef<HTMLButtonElement>(null);
  // The harmless one: a second Enter must not delete.
  useLayoutEffect(() => cancel.current?.focus(), []);
  return (
    <section
      class="history-question"
      role="alertdialog"
      aria-labelledby="purge-title"
      aria-describedby="purge-text"
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <h2 id="purge-title">{history.purgeTitle}</h2>
      <p id="purge-text">{text}</p>
      <div class="buttons">
        <button type="button" class="button button-danger-sure" onClick={onConfirm}>
          {history.purgeConfirm}
        </button>
        <button ref={cancel} type="button" class="button" onClick={onCancel}>
          {history.cancel}
        </button>
      </div>
    </section>
  );
}
