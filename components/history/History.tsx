import { useRef } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import { requestIdOf, type Failure } from "../../lib/failure.ts";
import { HistoryPurge } from "./HistoryPurge.tsx";
import { HistoryList, type HistoryRowEvents } from "./HistoryRow.tsx";
import { HistorySearch, isFiltered, type HistoryFilter } from "./HistorySearch.tsx";
import { Trace } from "./Trace.tsx";
import { TraceOffer } from "./TraceOffer.tsx";
import { possibleRequestId } from "../../lib/authing/request-id.ts";
import type { Reply } from "../../lib/messages/protocol.ts";
import { historyWords } from "../../lib/words/history-words.ts";
import type { HistoryWords } from "../../lib/words/history-en.ts";
import { useKeptFocus } from "../shared/use-kept-focus.ts";
import { usePageWords } from "../shared/use-words.ts";

interface HistoryProps extends HistoryRowEvents {
  filter: HistoryFilter;
  /** Absent until they are counted. */
  counts: Reply<"count-attempts"> | undefined;
  attempts: readonly Attempt[];
  /** How many entries among them can't be read. */
  damaged: number;
  /**
   * How far back in time the search has come, in milliseconds since 1970; absent if it came to the
   * end.
   */
  searchedBackTo: number | undefined;
  loading: boolean;
  /** Why the history can't be read. */
  failure: Failure | undefined;
  /** When the browser was found to have lost it, in milliseconds since 1970. */
  lostAt: number | undefined;
  /** What is going on, or went well. */
  note: string;
  busy: boolean;
  onFilter: (filter: HistoryFilter) => void;
  onMore: () => void;
  onRetry: () => void;
  onExport: () => void;
  onExportReadable: () => void;
  onPurge: () => void;
  onDismissLost: () => void;
}

/** Every attempt, newest first, and what can be done with all of them. */
export function History(props: HistoryProps) {
  const { filter, counts, attempts, searchedBackTo, loading, failure, lostAt, note, busy } = props;
  const words = usePageWords(historyWords);
  const { history } = words;
  const list = useRef<HTMLElement>(null);
  // Where the agent is reading: the page must not jump.
  useKeptFocus(() => (list.current ?? document.getElementById("search"))?.focus({ preventScroll: true }));
  const sentence = failure && words.failures[failure.code];
  const textIsWrong = failure?.code === "text-too-long";
  const more = searchedBackTo !== undefined;
  const requestId = possibleRequestId(filter.text);
  // An attempt that is open shows by itself what is traced for it.
  const isOpenBelow = attempts.some((one) => one.attemptId === props.openId && requestIdOf(one) === requestId);
  return (
    <div class="history">
      <header class="history-head">
        <div>
          <h1>{history.title}</h1>
          <p class="muted">{counts && history.counts(counts.total, counts.done, counts.open)}</p>
        </div>
        <div class="buttons">
          <button
            type="button"
            class="button"
            disabled={attempts.length === 0 || failure !== undefined}
            aria-disabled={busy}
            onClick={() => !busy && props.onExport()}
          >
            {history.exportCsv}
          </button>
          <HistoryPurge filtered={isFiltered(filter)} busy={busy} onPurge={props.onPurge} />
        </div>
      </header>
      <p class="note" role="status">
        {note}
      </p>
      {lostAt !== undefined && <HistoryLost at={lostAt} onDismiss={props.onDismissLost} />}
      <HistorySearch
        filter={filter}
        failure={textIsWrong && sentence ? `${sentence.says} ${sentence.next}` : undefined}
        onChange={props.onFilter}
        onEnter={(text) => {
          const entered = possibleRequestId(text);
          if (entered !== undefined) props.onTrace(entered);
        }}
      />
      {requestId === undefined || isOpenBelow ? null : props.traced?.requestId === requestId ? (
        <Trace {...props.traced} unlock={props.unlock} />
      ) : (
        <TraceOffer onTrace={() => props.onTrace(requestId)} />
      )}
      {textIsWrong ? null : sentence ? (
        <section class="result result-bad" role="alert">
          <h2>{sentence.says}</h2>
          <p>{sentence.next}</p>
          <div class="buttons">
            <button type="button" class="button button-small" onClick={props.onRetry}>
              {history.tryAgain}
            </button>
            <button
              type="button"
              class="button button-small"
              aria-disabled={busy}
              onClick={() => !busy && props.onExportReadable()}
            >
              {history.exportReadable}
            </button>
          </div>
        </section>
      ) : (
        <section ref={list} tabIndex={-1} aria-label={history.attempts} aria-busy={loading}>
          <p class="note history-count" aria-live="polite">
            {countText(props, history)}
          </p>
          {props.damaged > 0 && <p class="note note-warning">{history.damaged(props.damaged)}</p>}
          {attempts.length > 0 && (
            <HistoryList
              attempts={attempts}
              openId={props.openId}
              checking={props.checking}
              trouble={props.trouble}
              traced={props.traced}
              unlock={props.unlock}
              service={props.service}
              onToggle={props.onToggle}
              onCheckAgain={props.onCheckAgain}
              onTrace={props.onTrace}
              onOpenDesk={props.onOpenDesk}
            />
          )}
          {more && (
            <button
              type="button"
              class="button button-wide"
              aria-disabled={loading}
              onClick={() => !loading && props.onMore()}
            >
              {loading ? history.loading : history.loadMore}
            </button>
          )}
        </section>
      )}
    </div>
  );
}

interface HistoryLostProps {
  /** When it was found out, in milliseconds since 1970. */
  at: number;
  onDismiss: () => void;
}

/**
 * Says that attempts are missing which once stood here: an empty list would say that there were
 * none.
 */
function HistoryLost({ at, onDismiss }: HistoryLostProps) {
  const { history, dateTime } = usePageWords(historyWords);
  return (
    <section class="result result-bad" role="alert">
      <h2>{history.lost(dateTime(at))}</h2>
      <p>{history.lostNext}</p>
      <div class="buttons">
        <button type="button" class="button button-small" onClick={onDismiss}>
          {history.dismissLost}
        </button>
      </div>
    </section>
  );
}

type CountProps = Pick<HistoryProps, "filter" | "attempts" | "searchedBackTo" | "loading">;

function countText(
  { filter, attempts, searchedBackTo, loading }: CountProps,
  history: HistoryWords["history"],
): string {
  // The head has the number of all.
  if (attempts.length > 0 && searchedBackTo === undefined && !isFiltered(filter)) return "";
  if (attempts.length > 0) return history.found(attempts.length, searchedBackTo !== undefined);
  if (searchedBackTo !== undefined) return history.searchedBackTo(history.date(searchedBackTo));
  if (loading) return history.loading;
  return isFiltered(filter) ? history.nothingFound : history.empty;
}
