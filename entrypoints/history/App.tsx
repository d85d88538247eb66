import { useEffect, useState } from "preact/hooks";
import { History } from "../../components/history/History.tsx";
import { Trace } from "../../components/history/Trace.tsx";
import { TicketStyleContext } from "../../components/result/use-ticket-style.ts";
import { useWords } from "../../components/shared/use-words.ts";
import { success, type Result } from "../../lib/failure.ts";
import { dismissLostJournal } from "../../lib/journal/lost.ts";
import { send } from "../../lib/messages/send.ts";
import { PLAIN_TICKET } from "../../lib/state/settings.ts";
import { followTicketStyle } from "../../lib/settings/effective-settings.ts";
import { exportFound, exportReadable } from "./export-attempts.ts";
import { useLiveAttempts, useLostJournal } from "./use-live-attempts.ts";
import { useOpenAttempt, type List } from "./use-open-attempt.ts";
import { useSearch } from "./use-search.ts";
import { useTrace } from "./use-trace.ts";

/** Attempts that one message marks as seen; the desk itself keeps fewer. */
const MOST_SEEN = 100;

/** The history page: asks the worker for page after page, and hands the agent what is asked for. */
export function App() {
  const words = useWords();
  const search = useSearch();
  const trace = useTrace();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [style, setStyle] = useState(PLAIN_TICKET);
  useEffect(() => followTicketStyle(setStyle), []);
  const lostAt = useLostJournal();

  /** What is shown of one attempt, as the journal has it now. */
  const readAgain = async (attemptId: string) => {
    const result = await send("read-attempt", { attemptId });
    if (!result.ok || !result.value.attempt) return;
    search.renew(result.value.attempt);
    trace.renew(result.value.attempt);
  };
  const open = useOpenAttempt(words, readAgain);
  useLiveAttempts(search.found.attempts, {
    onSettled: (attemptId) => void readAgain(attemptId),
    onNewer: () => void search.refresh(),
  });

  // Whoever looks at the history has seen what became of everything in it.
  useEffect(() => {
    const attemptIds = search.found.attempts.map(({ attemptId }) => attemptId).slice(0, MOST_SEEN);
    if (attemptIds.length > 0) void send("mark-seen", { attemptIds });
  }, [search.found.attempts]);

  /** One thing at a time, said while it goes on and when it has ended. */
  const during = async (says: string, work: Promise<Result<string>>) => {
    setNote(says);
    setBusy(true);
    const result = await work;
    setBusy(false);
    setNote(result.ok ? result.value : "");
    if (!result.ok) search.setFailure(result.failure);
  };
  const progress = (rows: number) => setNote(words.history.exporting(rows));

  const purge = async (): Promise<Result<string>> => {
    const { failure } = search;
    const result = await send("purge-attempts", {});
    if (!result.ok) return result;
    open.close();
    trace.forget();
    await search.again();
    return success(failure ? words.history.startedOver : words.history.purged(result.value.removed));
  };

  const eventsOf = (list: List) => ({
    openId: open.opened?.list === list ? open.opened.attemptId : undefined,
    checking: open.checking,
    trouble: open.trouble,
    onToggle: (attemptId: string) => open.toggle(list, attemptId),
    onCheckAgain: (attemptId: string) => void open.checkAgain(attemptId),
    onTrace: (wanted: string) => {
      void trace.trace(wanted);
      document.getElementById("trace")?.focus();
    },
  });
  return (
    <TicketStyleContext.Provider value={style}>
      <History
        {...eventsOf("history")}
        filter={search.filter}
        attempts={search.found.attempts}
        searchedBackTo={search.found.next?.preparedAt}
        loading={search.loading}
        failure={search.failure}
        lostAt={lostAt}
        note={note}
        busy={busy}
        onFilter={search.setFilter}
        onMore={() => void search.more()}
        onDismissLost={() => void dismissLostJournal()}
        onRetry={() => void search.again()}
        onExport={() => void during(words.history.exporting(0), exportFound(search.filter, words, progress))}
        onExportReadable={() => void during(words.history.exporting(0), exportReadable(words, progress))}
        onPurge={() => void during(words.history.purging, purge())}
      >
        <Trace
          {...eventsOf("trace")}
          requestId={trace.requestId}
          busy={trace.busy}
          failure={trace.failure}
          traced={trace.traced}
          onType={trace.setRequestId}
          onSubmit={() => void trace.trace(trace.requestId)}
        />
      </History>
    </TicketStyleContext.Provider>
  );
}
