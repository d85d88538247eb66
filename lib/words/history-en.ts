import { countedIn, timesIn } from "./counted.ts";

const counted = countedIn("en");
const { date, day } = timesIn("en");

export const historyEn = {
  history: {
    title: "History",
    search: "Search",
    searchHint: "User, phone, e-mail, request ID or attempt ID",
    outcome: "Outcome",
    anyOutcome: "Any outcome",
    from: "From",
    to: "To",
    clear: "Clear",
    attempts: "Attempts",
    counts: (total: number, done: number, open: number) =>
      `${counted(total, { one: "# attempt", other: "# attempts" })} · today: ${done} done, ${open} open`,
    today: "Today",
    yesterday: "Yesterday",
    day,
    loading: "Reading the history…",
    loadMore: "Load more",
    searchedBackTo: (date: string) => `Nothing yet; searched back to ${date}…`,
    empty: "No attempt yet. Each press of the button is listed here, whatever its outcome.",
    lost: (at: string) => `The history was gone at ${at}: the browser removed it.`,
    lostNext:
      "Its database was damaged, or the browser's data was cleared. Attempts from before that are missing here; what they did is in the service's action log. New attempts are kept again. If it happens twice, have the disk checked.",
    dismissLost: "Got it",
    nothingFound: "No attempt fits this search.",
    found: (shown: number, more: boolean) =>
      more
        ? counted(shown, { one: "The newest one is shown.", other: "The newest # are shown." })
        : counted(shown, { one: "# attempt.", other: "# attempts." }),
    damaged: (entries: number) =>
      counted(entries, {
        one: "# entry is damaged and can't be shown.",
        other: "# entries are damaged and can't be shown.",
      }),
    noRequestId: "no request ID",
    underWay: "Under way",
    close: "Close",
    openOnDesk: "Open on the desk",
    traceThis: "Trace this request ID",
    exportCsv: "Export CSV",
    exporting: (rows: number) =>
      counted(rows, { one: "Exporting… # attempt so far.", other: "Exporting… # attempts so far." }),
    exported: (rows: number) => counted(rows, { one: "Exported # attempt.", other: "Exported # attempts." }),
    exportReadable: "Export what is readable",
    exportedReadable: (rows: number, lost: number) =>
      counted(rows, { one: "Exported # attempt; ", other: "Exported # attempts; " }) +
      counted(lost, { other: "# could not be read." }),
    exportedSession: (rows: number) =>
      counted(rows, {
        one: "The history could not be opened at all. Exported the # attempt that this browser session still knows.",
        other: "The history could not be opened at all. Exported the # attempts that this browser session still knows.",
      }),
    tryAgain: "Try again",
    purge: "Delete history…",
    purgeTitle: "Delete the history?",
    purgeText: (filtered: boolean) =>
      `Every attempt on this computer that has ended is deleted${filtered ? ", not only those that the search finds" : ""}. Attempts under way stay. This can't be undone: export the history first if it may be needed.`,
    purgeConfirm: "Delete everything",
    cancel: "Cancel",
    purging: "Deleting…",
    purged: (removed: number) => counted(removed, { one: "Deleted # attempt.", other: "Deleted # attempts." }),
    startedOver: "The history was deleted.",
    date,
  },
  csv: {
    fileName: (day: string) => `quick-fix-history-${day}.csv`,
    time: "Time (UTC)",
    outcome: "Outcome",
    fix: "Fix",
    userName: "User name",
    userId: "User ID",
    target: "Target",
    status: "Status",
    apiCode: "API code",
    message: "Message",
    requestId: "Request ID",
    headerRequestId: "Request ID from the response header",
    uniqueId: "uniqueId",
    earlierRequestIds: "Earlier request IDs",
    putBack: "ID of the request that put back what had changed",
    outcomeInWords: "Outcome in words",
    recovered: "Request ID recovered from the action log",
    attemptId: "Attempt ID",
    serviceAddress: "Service address",
    route: "Unbind through",
    confirmedAt: "Read back (UTC)",
    readBack: "Read-back showed",
    done: "done",
    replaced: "done, another one is bound now",
    orLater: "done, by this press or by a later one",
    left: (left: string[], notKnown: string[]) =>
      `not done: ${left.join("; ")}${notKnown.length === 0 ? "" : `; not known: ${notKnown.join("; ")}`}`,
    notDone: "not done",
    notRead: "could not be read",
  },
  trace: {
    title: "Trace a request ID",
    mayBeOne: "This can be a request ID. The service's action log may know it, from this desk or another.",
    tracing: "Asking the action log…",
    logTitle: "In the service's action log",
    found: (actions: number) =>
      counted(actions, { one: "The action log has # entry.", other: "The action log has # entries." }),
    nothingInLog: (requestId: string) =>
      `The service's action log has nothing for ${requestId}. Check that it is whole; the newest actions can take a moment to appear.`,
    event: "Event",
    succeeded: "Succeeded",
    yes: "yes",
    no: "no",
    notSaid: "not said",
    time: "Time",
    user: "User",
    clientIp: "Client IP",
    detail: "Detail",
  },
};

/** Every text of the history page alone. */
export type HistoryWords = typeof historyEn;
