import { historyWords } from "../../lib/words/history-words.ts";
import { usePageWords } from "../shared/use-words.ts";

/** Below a search that can be a request ID: the service may know it too. */
export function TraceOffer({ onTrace }: { onTrace: () => void }) {
  const { trace, history } = usePageWords(historyWords);
  return (
    <div class="trace-offer">
      <p class="note">{trace.mayBeOne}</p>
      <button type="button" class="button button-small" aria-keyshortcuts="Enter" onClick={onTrace}>
        {history.traceThis}
      </button>
    </div>
  );
}
