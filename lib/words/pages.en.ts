import type { Outcome } from "../state/attempt.ts";
import type { Route } from "../fixes/fix.ts";
import type { Strength } from "../../components/settings/passphrase-strength.ts";
import { countedIn } from "./counted.ts";

const routes: Record<Route, string> = {
  "unbind-phone": "unbind-phone (default)",
  "verified-update": "verified update",
};

const strengths: Record<Strength, string> = {
  weak: "Weak: repeated or neighbouring keys and common words are guessed first. A few unrelated words are better.",
  fair: "Fair. One or two more unrelated words make it strong.",
  strong: "Strong, unless it is a saying that others know too.",
};

const outcomes: Record<Outcome, string> = {
  done: "Done",
  contradicted: "Contradicted",
  refused: "Refused",
  unknown: "Unknown",
  "not-sent": "Nothing sent",
};

const counted = countedIn("en");
const dateTime = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
const date = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

const list = new Intl.ListFormat("en", { type: "disjunction" });

/** English of the settings and history pages, which neither the popup nor the worker has to load. */
export const pagesEn = {
  routes,
  language: {
    title: "Language",
    automatic: "The browser's",
  },
  settings: {
    title: "Settings",
    service: "Service",
    serviceAddress: "Service address",
    serviceAddressHint: "https only. The browser will ask you to allow this one address.",
    accessKeyId: "Access key ID",
    accessKeySecret: "Access key secret",
    secretStored: "Stored, encrypted. Leave empty to keep it.",
    secretHeld: "Held in memory until the browser closes or Quick Fix locks. Leave empty to keep it.",
    autoLock: "Lock after (minutes)",
    autoLockHint: "From 1 to 60 minutes without use. It also locks with the computer and when the browser closes.",
    sessionOnly: "Don't remember the secret (this browser session only)",
    sessionOnlyHint:
      "Nothing secret is stored, not even encrypted. It is to be entered again after each lock or restart.",
    secretHint: "As powerful as root of the user pool. It is encrypted before it is stored.",
    appId: "App ID",
    appIdHint: "Optional. The application in whose name codes are sent.",
    unbindThrough: "Unbind through",
    unbindThroughHint:
      "Choose verified update where the service takes unbind-phone only from the customer's own session.",
    passphrase: "Passphrase",
    repeatPassphrase: "Repeat passphrase",
    passphraseHint:
      "At least 12 characters. It unlocks Quick Fix after each start of the browser, and can't be recovered.",
    save: "Save",
    saving: "Encrypting and saving…",
    askingPermission: "Waiting for you to answer the browser's question…",
    saved: "Settings saved.",
    test: "Test connection",
    testing: "Asking the service…",
    saveFirst: "Save your changes first: the test uses what is saved.",
    connected: (userPoolId: string, milliseconds: number) => `User pool ${userPoolId} answered in ${milliseconds} ms.`,
    connectedUnnamed: (milliseconds: number) =>
      `The service answered in ${milliseconds} ms and accepted the access key. It named no user pool.`,
  },
  strengths,
  passphraseChange: {
    title: "Change passphrase",
    current: "Current passphrase",
    next: "New passphrase",
    repeatNext: "Repeat new passphrase",
    change: "Change passphrase",
    changing: "Encrypting anew…",
    changed: "Passphrase changed.",
    status: "Change of passphrase",
  },
  startOver: {
    title: "Start over",
    text: "For a forgotten passphrase or a damaged store. The stored secret is removed; the other settings stay.",
    forget: "Forget the stored secret",
    sure: "Press again to forget it",
    forgetting: "Removing the stored secret…",
    done: "The stored secret is gone. Enter the access key secret again.",
  },
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
    loading: "Reading the history…",
    loadMore: "Load more",
    searchedBackTo: (date: string) => `Nothing yet; searched back to ${date}…`,
    empty: "No attempt yet. Each press of the button will stand here, whatever becomes of it.",
    lost: (at: string) => `The history was gone at ${at}: the browser removed it.`,
    lostNext:
      "Its database was damaged, or the browser's data was cleared. Attempts from before that are missing here; what they did stands in the service's action log. New attempts are kept again. If it happens twice, have the disk checked.",
    dismissLost: "Got it",
    nothingFound: "No attempt fits this search.",
    found: (shown: number, more: boolean) =>
      more
        ? counted(shown, { one: "The newest one is shown.", other: "The newest # are shown." })
        : counted(shown, { one: "# attempt.", other: "# attempts." }),
    noRequestId: "no request ID",
    underWay: "Under way",
    outcomes,
    close: "Close",
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
    purgeText:
      "Every attempt on this computer that has ended will be deleted, also those that are not shown. This can't be undone: export it first if it may be needed.",
    purgeConfirm: "Delete everything",
    cancel: "Cancel",
    purging: "Deleting…",
    purged: (removed: number) => counted(removed, { one: "Deleted # attempt.", other: "Deleted # attempts." }),
    startedOver: "The history was deleted.",
    dateTime: (at: number) => dateTime.format(at),
    date: (at: number) => date.format(at),
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
    recovered: "Request ID recovered from the action log",
    attemptId: "Attempt ID",
    serviceAddress: "Service address",
    route: "Unbind through",
    confirmedAt: "Read back (UTC)",
    readBack: "Read-back showed",
    gone: "gone",
    replaced: "gone, another one is bound",
    stillBound: "still bound",
    notRead: "could not be read",
  },
  trace: {
    title: "Trace a request ID",
    requestId: "Trace a request ID",
    hint: "Asks the service's action log, and this desk's own history.",
    trace: "Trace",
    tracing: "Asking the action log…",
    logTitle: "In the service's action log",
    ownTitle: "On this desk",
    found: (actions: number) =>
      counted(actions, { one: "The action log has # entry.", other: "The action log has # entries." }),
    nothingInLog: (requestId: string) =>
      `The service's action log has nothing for ${requestId}. Check that it is whole; the newest actions can take a moment to appear.`,
    nothingHere: "No attempt of this desk carries it.",
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
  retention: {
    title: "History",
    days: "Keep history for (days)",
    hint: "1 to 366. Older attempts are deleted by themselves, once a day.",
    notValid: "Enter whole days, from 1 to 366.",
    saved: "History setting saved.",
    managed: "Set by your organisation.",
  },
  ticketStyle: {
    title: "Ticket",
    format: "Ticket format",
    formats: { plain: "Plain text", markdown: "Markdown", jira: "Jira", html: "HTML" },
    template: "Ticket template",
    hint: "What Copy for ticket copies. What the service did not return prints as “none returned”.",
    fields: "Fields",
    unknownField: (names: string[]) =>
      counted(names.length, {
        one: "There is no field %. Not saved until it is mended.",
        other: "There are no fields %. Not saved until they are mended.",
      }).replace("%", () => list.format(names.map((name) => `{{${name}}}`))),
    emptyTemplate: "The template is empty. Not saved.",
    longTemplate: (over: number) =>
      counted(over, {
        one: "The template is # character too long. Not saved until it is shortened.",
        other: "The template is # characters too long. Not saved until it is shortened.",
      }),
    preview: "Preview",
    previewNote: "With a made-up attempt.",
    reset: "Reset to default",
    saved: "Ticket template saved.",
    managed: "The template is set by your organisation.",
    sampleName: "Zhang San",
    sampleMessage: "The pass code is wrong or has expired.",
  },
};

/** Every text of the pages. Another language has the same keys, or does not compile. */
export type PagesOnlyWords = typeof pagesEn;
