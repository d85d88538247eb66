import { useEffect, useRef, useState } from "preact/hooks";
import { History } from "../../components/History.tsx";
import { NO_FILTER, type HistoryFilter } from "../../components/HistorySearch.tsx";
import type { Trouble } from "../../components/ResultContent.tsx";
import { Trace } from "../../components/Trace.tsx";
import { TicketStyleContext } from "../../components/use-ticket-style.ts";
import { usePageWords } from "../../components/use-page-words.ts";
import type { Attempt } from "../../lib/attempt.ts";
import { download } from "../../lib/download.ts";
import type { Failure, Result } from "../../lib/failure.ts";
import { queryOf } from "../../lib/history-dates.ts";
import { exportCsv, type Exported } from "../../lib/history-export.ts";
import { LARGEST_PAGE, type HistoryPosition } from "../../lib/history-query.ts";
import { send } from "../../lib/messages.ts";
import { attemptsItem } from "../../lib/storage.ts";
import { PLAIN_TICKET } from "../../lib/ticket-style.ts";
import { followTicketStyle } from "../../lib/ticket-style-in-force.ts";
import type { Trace as Traced } from "../../lib/trace.ts";

const PAGE = 50;
/** Milliseconds without a key after which the search starts. */
const TYPING_PAUSE = 250;

type List = "history" | "trace";

interface Shown {
  attempts: Attempt[];
  next: HistoryPosition | undefined;
}

/** The history page: asks the worker for page after page, and hands the agent what is asked for. */
export function App() {
  const words = usePageWords();
  const [filter, setFilter] = useState(NO_FILTER);
  const [shown, setShown] = useState<Shown>({ attempts: [], next: undefined });
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<Failure>();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  /** The attempt whose result is open, and in which of the two lists. */
  const [opened, setOpened] = useState<{ list: List; attemptId: string }>();
  const [checking, setChecking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [requestId, setRequestId] = useState("");
  const [tracing, setTracing] = useState(false);
  const [traceFailure, setTraceFailure] = useState<Failure>();
  const [traced, setTraced] = useState<{ requestId: string; trace: Traced }>();
  const [style, setStyle] = useState(PLAIN_TICKET);
  // Tells a late page of an earlier search from the one that is wanted now.
  const search = useRef(0);

  useEffect(() => followTicketStyle(setStyle), []);

  /** Reads on from a position, or anew; a filter that is changed meanwhile wins. */
  const read = async (wanted: HistoryFilter, before: Shown | undefined) => {
    const mine = ++search.current;
    setLoading(true);
    const page = await send("find-attempts", {
      ...queryOf(wanted),
      ...(before?.next && { after: before.next }),
      limit: PAGE,
    });
    if (mine !== search.current) return;
    setLoading(false);
    setFailure(page.ok ? undefined : page.failure);
    if (page.ok) setShown({ attempts: [...(before?.attempts ?? []), ...page.value.attempts], next: page.value.next });
  };

  const first = useRef(true);
  useEffect(() => {
    const pause = setTimeout(() => void read(filter, undefined), first.current ? 0 : TYPING_PAUSE);
    first.current = false;
    return () => clearTimeout(pause);
  }, [filter]);

  /** What is shown of one attempt, as the journal has it now. */
  const readAgain = async (attemptId: string) => {
    const result = await send("read-attempt", { attemptId });
    const attempt = result.ok ? result.value.attempt : undefined;
    if (!attempt) return;
    const renewed = (one: Attempt) => (one.attemptId === attemptId ? attempt : one);
    setShown((before) => ({ ...before, attempts: before.attempts.map(renewed) }));
    setTraced(
      (before) => before && { ...before, trace: { ...before.trace, attempts: before.trace.attempts.map(renewed) } },
    );
  };

  // What settles meanwhile, on the desk or by itself, shows here too: known ones in place, new ones at the top.
  const known = useRef(shown);
  known.current = shown;
  useEffect(
    () =>
      attemptsItem.watch((attempts) => {
        const all = Object.values(attempts);
        const isShown = ({ attemptId }: Attempt) => known.current.attempts.some((one) => one.attemptId === attemptId);
        for (const attempt of all)
          if (attempt.state === "settled" && isShown(attempt)) void readAgain(attempt.attemptId);
        const newest = known.current.attempts[0]?.preparedAt ?? 0;
        if (all.some((attempt) => !isShown(attempt) && attempt.preparedAt > newest)) setFilter((same) => ({ ...same }));
      }),
    [],
  );

  // Whoever looks at the history has seen what became of everything in it.
  useEffect(() => {
    const attemptIds = shown.attempts.map(({ attemptId }) => attemptId).slice(0, PAGE);
    if (attemptIds.length > 0) void send("mark-seen", { attemptIds });
  }, [shown.attempts]);

  const toggle = (list: List, attemptId: string) => {
    setTrouble(undefined);
    setOpened((before) => (before?.list === list && before.attemptId === attemptId ? undefined : { list, attemptId }));
  };

  const checkAgain = async (attemptId: string) => {
    setTrouble(undefined);
    setChecking(true);
    const result = await send("check-again", { attemptId });
    if (!result.ok) setTrouble({ heading: words.result.notChecked, failure: result.failure });
    await readAgain(attemptId);
    setChecking(false);
  };

  const trace = async (wanted: string) => {
    setRequestId(wanted);
    setTraced(undefined);
    setTraceFailure(undefined);
    setTracing(true);
    const result = await send("trace", { requestId: wanted });
    setTracing(false);
    if (result.ok) setTraced({ requestId: wanted.trim(), trace: result.value });
    else setTraceFailure(result.failure);
  };

  /** One thing at a time, said while it goes on and when it has ended. */
  const during = async (work: () => Promise<Result<string>>) => {
    setBusy(true);
    const result = await work();
    setBusy(false);
    setNote(result.ok ? result.value : "");
    if (!result.ok) setFailure(result.failure);
  };

  const progress = (rows: number) => setNote(words.history.exporting(rows));

  const exportFound = async (): Promise<Result<string>> => {
    const exported = await exportCsv<HistoryPosition>(
      (after) => send("find-attempts", { ...queryOf(filter), ...(after && { after }), limit: LARGEST_PAGE }),
      words,
      progress,
    );
    return handOver(exported, words.history.exported);
  };

  const exportReadable = async (): Promise<Result<string>> => {
    let unreadable = 0;
    let onlyThisSession = false;
    const exported = await exportCsv<string>(
      async (after) => {
        const page = await send("salvage-attempts", after === undefined ? {} : { after });
        if (page.ok) {
          unreadable += page.value.unreadable;
          onlyThisSession ||= page.value.onlyThisSession ?? false;
        }
        return page;
      },
      words,
      progress,
    );
    const { exportedSession, exportedReadable } = words.history;
    return handOver(exported, (rows) => (onlyThisSession ? exportedSession(rows) : exportedReadable(rows, unreadable)));
  };

  const handOver = (exported: Result<Exported>, says: (rows: number) => string): Result<string> => {
    if (!exported.ok) return exported;
    const { file, rows } = exported.value;
    download(file, words.csv.fileName(new Date().toISOString().slice(0, 10)));
    return { ok: true, value: says(rows) };
  };

  const purge = async (): Promise<Result<string>> => {
    const result = await send("purge-attempts", {});
    if (!result.ok) return result;
    setOpened(undefined);
    setTraced(undefined);
    await read(filter, undefined);
    const { removed } = result.value;
    return { ok: true, value: failure ? words.history.startedOver : words.history.purged(removed) };
  };

  const eventsOf = (list: List) => ({
    openId: opened?.list === list ? opened.attemptId : undefined,
    checking,
    trouble,
    onToggle: (attemptId: string) => toggle(list, attemptId),
    onCheckAgain: (attemptId: string) => void checkAgain(attemptId),
    onTrace: (wanted: string) => {
      void trace(wanted);
      document.getElementById("trace")?.focus();
    },
  });
  return (
    <TicketStyleContext.Provider value={style}>
      <History
        {...eventsOf("history")}
        filter={filter}
        attempts={shown.attempts}
        searchedBackTo={shown.next?.preparedAt}
        loading={loading}
        failure={failure}
        note={note}
        busy={busy}
        onFilter={setFilter}
        onMore={() => void read(filter, shown)}
        onRetry={() => void read(filter, undefined)}
        onExport={() => void during(exportFound)}
        onExportReadable={() => void during(exportReadable)}
        onPurge={() => void during(purge)}
      >
        <Trace
          {...eventsOf("trace")}
          requestId={requestId}
          busy={tracing}
          failure={traceFailure}
          traced={traced}
          onType={setRequestId}
          onSubmit={() => void trace(requestId)}
        />
      </History>
    </TicketStyleContext.Provider>
  );
}
