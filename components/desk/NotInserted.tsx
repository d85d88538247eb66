import { useEffect, useRef, useState } from "preact/hooks";
import { notInsertedItem } from "../../lib/state/items.ts";
import { useWords } from "../shared/use-words.ts";

/** After this, the agent has opened the desk for something else. */
const FRESH_MILLISECONDS = 60_000;

/**
 * Offers the text that could not be inserted into the ticket, selected, or says that there is none
 * yet.
 */
export function NotInserted() {
  const { notInserted, keys } = useWords();
  const [shown, setShown] = useState<{ at: number; text?: string } | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const show = (item: typeof shown) => setShown(item && Date.now() - item.at < FRESH_MILLISECONDS ? item : null);
    void notInsertedItem.getValue().then(show);
    return notInsertedItem.watch(show);
  }, []);
  useEffect(() => {
    if (shown && !dialog.current?.open) dialog.current?.showModal();
    field.current?.select();
  }, [shown]);

  if (!shown) return null;
  return (
    <dialog
      ref={dialog}
      class="notice"
      aria-labelledby="not-inserted"
      onClose={() => void notInsertedItem.removeValue()}
    >
      <h2 id="not-inserted">{shown.text === undefined ? notInserted.none : notInserted.title}</h2>
      <p>{shown.text === undefined ? notInserted.noneText : notInserted.text}</p>
      {shown.text !== undefined && (
        <textarea ref={field} aria-label={notInserted.ticketText} rows={8} readOnly value={shown.text} />
      )}
      <button type="button" class="button button-wide" onClick={() => dialog.current?.close()}>
        {keys.close}
      </button>
    </dialog>
  );
}
