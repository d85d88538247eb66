import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../shared/use-words.ts";

interface HistoryPurgeProps {
  busy: boolean;
  onPurge: () => void;
}

/** **Delete history…**, which asks once more: it can't be undone. */
export function HistoryPurge({ busy, onPurge }: HistoryPurgeProps) {
  const { history } = useWords();
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
        class="button"
        aria-disabled={busy}
        aria-expanded={asking}
        onClick={() => !busy && setAsking(!asking)}
      >
        {history.purge}
      </button>
      {asking && (
        <Question
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

function Question({ onConfirm, onCancel }: { onConfirm: () => void; onCancel: () => void }) {
  const { history } = useWords();
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
      <p id="purge-text">{history.purgeText}</p>
      <div class="buttons">
        <button type="button" class="button button-danger" onClick={onConfirm}>
          {history.purgeConfirm}
        </button>
        <button ref={cancel} type="button" class="button" onClick={onCancel}>
          {history.cancel}
        </button>
      </div>
    </section>
  );
}
