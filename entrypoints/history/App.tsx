import { useEffect, useState } from "preact/hooks";
import { History } from "../../components/history/History.tsx";
import { useShortcuts } from "../../components/shared/use-shortcuts.ts";
import { PageFooter } from "../../components/shared/PageFooter.tsx";
import { TicketStyleContext } from "../../components/result/use-ticket-style.ts";
import { historyWords } from "../../lib/words/history-words.ts";
import { usePageWords } from "../../components/shared/use-words.ts";
import { flaw, success, type Result } from "../../lib/failure.ts";
import { aboutProduct, readDiagnostics } from "../../lib/desk/diagnostics.ts";
import { draftOfUser } from "../../lib/state/customer.ts";
import { openDeskWith, openHelp, openSettings } from "../../lib/desk/open-pages.ts";
import { dismissLostJournal } from "../../lib/journal/lost.ts";
import { send } from "../../lib/messages/send.ts";
import { policyItem, settingsItem } from "../../lib/state/items.ts";
import { PLAIN_TICKET, type Settings } from "../../lib/state/settings.ts";
import { followTicketStyle, readSettings } from "../../lib/settings/effective-settings.ts";
import { exportFound, exportReadable } from "./export-attempts.ts";
import { useCounts } from "./use-counts.ts";
import { useLiveAttempts, useLostJournal } from "./use-live-attempts.ts";
import { useOpenAttempt } from "./use-open-attempt.ts";
import { useSearch } from "./use-search.ts";
import { useTrace } from "./use-trace.ts";

/** Attempts that one message marks as seen; the desk itself keeps fewer. */
const MOST_SEEN = 100;

/** The history page: asks the worker for page after page, and hands the agent what is asked for. */
export function App() {
  const words = usePageWords(historyWords);
  useShortcuts();
  const search = useSearch();
  const { traced, trace } = useTrace();
  const { counts, count } = useCounts();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [style, setStyle] = useState(PLAIN_TICKET);
  useEffect(() => followTicketStyle(setStyle), []);
  const lostAt = useLostJournal();
  const [service, setService] = useState<Settings>();
  useEffect(() => {
    const show = () => void readSettings().then((stored) => setService(stored?.settings));
    show();
    const stops = [settingsItem.watch(show), policyItem.watch(show)];
    return () => stops.forEach((stop) => stop());
  }, []);

  /** What is shown of one attempt, as the journal has it now. */
  const readAgain = async (attemptId: string) => {
    const result = await send("read-attempt", { attemptId });
    if (!result.ok || !result.value.attempt) return;
    search.renew(result.value.attempt);
  };
  const open = useOpenAttempt(readAgain);
  const onUnlocked = () => {
    if (open.trouble?.failure.code === "locked" && open.openId !== undefined) void open.checkAgain(open.openId);
    if (traced?.log?.ok === false) void trace(traced.requestId);
  };
  useLiveAttempts(search.found.attempts, {
    onSettled: (attemptId) => void readAgain(attemptId),
    onNewer: () => void search.refresh(),
  });

  // Whoever looks at the history has seen every outcome in it.
  useEffect(() => {
    const attemptIds = search.found.attempts.map(({ attemptId }) => attemptId).slice(0, MOST_SEEN);
    const mark = () => {
      if (attemptIds.length > 0 && document.visibilityState === "visible") void send("mark-seen", { attemptIds });
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [search.found.attempts]);

  const unlock = (passphrase: string) => send("unlock", { passphrase, askedAt: Date.now() });

  /** One thing at a time, said while it goes on and when it has ended. */
  const during = async (says: string, work: Promise<Result<string>>) => {
    setNote(says);
    setBusy(true);
    const result = await work.catch(flaw);
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
    await Promise.all([search.again(), count()]);
    return success(failure ? words.history.startedOver : words.history.purged(result.value.removed));
  };

  return (
    <TicketStyleContext.Provider value={style}>
      <History
        filter={search.filter}
        counts={counts}
        attempts={search.found.attempts}
        damaged={search.found.damaged}
        searchedBackTo={search.found.next?.preparedAt}
        loading={search.loading}
        failure={search.failure}
        lostAt={lostAt}
        note={note}
        busy={busy}
        openId={open.openId}
        checking={open.checking}
        trouble={open.trouble}
        traced={traced}
        unlock={{ onUnlock: unlock, onUnlocked, onSettings: openSettings }}
        service={service}
        onFilter={search.setFilter}
        onMore={() => void search.more()}
        onDismissLost={() => void dismissLostJournal()}
        onRetry={() => void search.again()}
        onExport={() => void during(words.history.exporting(0), exportFound(search.filter, words, progress))}
        onExportReadable={() => void during(words.history.exporting(0), exportReadable(words, progress))}
        onPurge={() => void during(words.history.purging, purge())}
        onToggle={open.toggle}
        onCheckAgain={(attemptId) => void open.checkAgain(attemptId)}
        onTrace={(requestId) => void trace(requestId)}
        onOpenDesk={({ userId, fixId }) => void openDeskWith({ ...draftOfUser(userId), fixId })}
      />
      <PageFooter {...aboutProduct()} readDiagnostics={readDiagnostics} onHelp={openHelp} />
    </TicketStyleContext.Provider>
  );
}
