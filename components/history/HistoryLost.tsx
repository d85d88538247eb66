import { usePageWords } from "../shared/use-page-words.ts";

interface HistoryLostProps {
  /** When it was found out, in milliseconds since 1970. */
  at: number;
  onDismiss: () => void;
}

/** Says that attempts are missing which once stood here: an empty list would say that there were none. */
export function HistoryLost({ at, onDismiss }: HistoryLostProps) {
  const { history } = usePageWords();
  return (
    <section class="result result-bad" role="alert">
      <h2>{history.lost(history.dateTime(at))}</h2>
      <p>{history.lostNext}</p>
      <div class="buttons">
        <button type="button" class="button button-small" onClick={onDismiss}>
          {history.dismissLost}
        </button>
      </div>
    </section>
  );
}
