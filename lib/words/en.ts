import type { UserIdType } from "../authing/user-id-type.ts";
import type { UndocumentedAnswer } from "../failure.ts";
import type { Outcome } from "../state/attempt.ts";
import type { Language } from "../state/settings.ts";
import { apiCodes, statusCodes } from "./codes-en.ts";
import { agoIn, countedIn, timesIn } from "./counted.ts";
import { failures } from "./failures-en.ts";
import { few, fixes, shownStatus } from "./fixes-en.ts";

/** What the button in the browser's toolbar shows without being pressed. */
export interface ToolbarButton {
  icon: "ready" | "locked" | "busy";
  /** Outcomes that nobody has seen yet. */
  unseen: number;
  /** Whether one of them is not known, or not what the service said. */
  urgent: boolean;
}

const counted = countedIn("en");
const ago = agoIn("en");
const { clock, time, moment, dateTime } = timesIn("en");

const toLookAt = (unseen: number) => `${counted(unseen, { one: "# result", other: "# results" })} to look at`;

const came: Record<UndocumentedAnswer, string> = {
  html: "a web page instead of an answer",
  empty: "an empty answer",
  "not-json": "something that is not an Authing answer",
  "cut-off": "an answer that was cut off",
  "wrong-shape": "an answer of an unknown shape",
  "too-large": "an answer far too large to be one",
};

const userIdTypes: Record<UserIdType, string> = {
  phone: "Phone",
  email: "E-mail",
  user_id: "User ID",
  username: "Username",
  external_id: "External ID",
  identity: "Identity",
  sync_relation: "Sync relation",
  custom_field: "Custom field",
};

const outcomes: Record<Outcome, string> = {
  done: "Done",
  "in-part": "Done in part",
  contradicted: "Contradicted",
  refused: "Refused",
  unknown: "Unknown",
  "not-sent": "Nothing sent",
};

/** English: the language that every other one is measured against. */
const words = {
  appName: "Quick Fix",
  fixes,
  failures,
  came,
  apiCodes,
  statusCodes,
  userIdTypes,
  outcomes,
  time,
  clock,
  dateTime,
  status: shownStatus,
  setByOrganisation: "Set by your organisation.",
  clockOff: (seconds: number) =>
    `This computer's clock is ${Math.abs(seconds)} s ${seconds > 0 ? "behind" : "ahead of"} the service's. Set it, so that times in tickets are right.`,
  desk: {
    desk: "Desk",
    fix: "Fix",
    fixKey: (keys: string) => `Choose a fix: ${keys}`,
    readingFix: "Reading what would change…",
    user: "User",
    userHint: "Phone, e-mail, name, ID: paste anything",
    emptyHint: "The customer appears here before any code is sent.",
    userType: "User type",
    passCode: "Pass code",
    passCodeHint: "From the customer",
    codeAge: (minutes: number) => `sent ${minutes} min ago`,
    waitsForCustomer: "Waiting for the customer; then it goes on by itself.",
    noCode: "No code is needed.",
    sendCode: "Send code",
    sendAgainIn: (seconds: number) => `Send again in ${seconds} s`,
    sendingCode: "Sending the code…",
    codeMayHaveBeenSent: "The code may have been sent. Ask the customer before you send another.",
    codeNotSent: "The code was not sent.",
    finding: "Looking the user up…",
    findAgain: "Look up again",
    noName: "No name",
    noPhone: "No phone",
    noEmail: "No e-mail",
    lastSignIn: (at: number, now: number) => `Last sign-in ${ago(at, now)}`,
    customerSince: (at: number) => `Customer since ${new Date(at).getFullYear()}`,
    /** The button if a refusal is foretold. */
    anyway: (button: string) => `${button} anyway`,
    /** Under verified update the rule is ours. */
    refusedByQuickFix: (verdict: string) => verdict.replace("Authing will refuse", "Quick Fix will refuse"),
    recent: "Recent",
    matches: (total: number, shown: number) =>
      total > shown
        ? `${total.toLocaleString("en")} users match: the first ${shown}. Type more to narrow it down.`
        : counted(total, { one: "# user matches. Is it this one?", other: "# users match. Who is it?" }),
    toChoose: "to choose",
    clear: "Clear",
    undo: "Undo clear",
    notActive: (status: string) => `The account is ${status.toLowerCase()}; the service may refuse.`,
    sidePanel: "Open beside the page",
    history: "History",
    historyNews: (unseen: number) => `History – ${toLookAt(unseen)}`,
    lock: "Lock now",
    keys: "Keys",
    settings: "Settings",
  },
  keys: {
    close: "Close",
    find: "In User: find the user, then go to Pass code or to the button",
    apply: "In Pass code: press the main button",
    repeat: "Repeat a press whose outcome is open",
    putBack: "Put back what changed with it",
    choose: "Choose from the list below User",
    chooseFix: "Choose a fix by its number",
    clear: "Clear the desk: next customer",
    sheet: "Show these keys",
  },
  notInserted: {
    title: "Not inserted",
    text: "The ticket did not keep the text. Copy it here and paste it there.",
    ticketText: "Text for the ticket",
    none: "No result to insert yet",
    noneText: "The customer on the desk has no result. Insert it once there is one, or copy an older one from History.",
  },
  menu: {
    /** `%s` is where the browser puts the selected text. */
    open: "Quick Fix for “%s”",
    insert: "Insert the last result into the ticket",
  },
  unlock: {
    title: "Locked",
    text: "Enter the passphrase that was chosen at set-up.",
    show: "Show",
    hide: "Hide",
    forgotten: "Forgotten?",
    forgottenText:
      "A passphrase can't be recovered. Open Settings, choose Start over, and enter the access key secret again with a new passphrase. The history stays.",
    passphrase: "Passphrase",
    unlock: "Unlock",
    unlocking: "Unlocking…",
    waitFor: (seconds: number) =>
      seconds < 60 ? `Next try in ${seconds} s.` : `Next try in ${Math.floor(seconds / 60)} min ${seconds % 60} s.`,
  },
  setUp: {
    title: "Not set up yet",
    text: "Tell Quick Fix which service to call and with which access key. It takes a minute.",
    open: "Open settings",
  },
  permission: {
    title: "Permission needed",
    allow: "Allow access",
    allowText: (origin: string) => `The browser does not let Quick Fix reach ${origin}. Nothing is sent until it does.`,
  },
  result: {
    result: "Result",
    status: "Status",
    message: "Message",
    apiCode: "API code",
    requestId: "Request ID",
    uniqueId: "Unique ID",
    attemptId: "Attempt ID",
    noneReturned: "none returned",
    notAsked: "the fix was not sent",
    cutMessage: (message: string, length: number) => `${message}… (${length.toLocaleString("en")} characters in all)`,
    fromHeader: (requestId: string) => `${requestId} (from the response header x-authing-request-id)`,
    unknownCode: "not listed",
    wholeAnswer: "The whole answer",
    recovered: "Recovered from the action log",
    recoveredFromLog: (requestId: string) => `${requestId} (recovered from the action log)`,
    earlierRequestIds: "Earlier request IDs",
    copyRequestId: "Copy request ID",
    copyUniqueId: "Copy unique ID",
    copyEarlierIds: "Copy earlier request IDs",
    copyAttemptId: "Copy attempt ID",
    copyForTicket: "Copy for ticket",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "The clipboard can't be reached. The text is selected: copy it yourself.",
    checkAgain: "Check again",
    checking: "Checking…",
    checksByItself: (seconds: number) =>
      seconds < 60
        ? `Checks again by itself in ${seconds} s`
        : `Checks again by itself in ${Math.ceil(seconds / 60)} min`,
    repeat: "Repeat…",
    notChecked: "It could not be checked.",
    sending: "Asking the service…",
    preparing: "Getting ready…",
    saysDone: "Authing reports success. Making sure…",
    saysRefused: "Authing refused. Making sure that nothing changed…",
    lost: "The answer was lost. Checking what happened…",
    unconfirmed: "Authing reports success; not confirmed yet.",
    contradicted: (notDone: string) => `Authing reported success, but ${notDone}.`,
    contradictedNext: "Check again; if it is still so, escalate with the ID below.",
    ofElevenDigits: (digits: number) => `${digits} digits, not 11.`,
    refused: (why: string) => `Refused: ${why}`,
    quickFixRefuses: (why: string) => `Quick Fix refuses: ${why}`,
    doneAlthoughRefused: (isDone: string) => `${isDone}, although the answer said otherwise.`,
    doneAlthoughLost: (isDone: string) => `${isDone}, although the answer was lost.`,
    doneByThisOrLater: (isDone: string) => `${isDone}, by this press or by a later one.`,
    left: (names: string[], time: string) => `Read back at ${time}. Not done: ${few(names)}.`,
    notKnown: (names: string[]) => `Not known: ${few(names)}.`,
    unknownNotDone: (wasNotDone: string, time: string) => `The answer was lost; ${wasNotDone} at ${time}.`,
    unknownNotRead: "The answer was lost, and what happened could not be read.",
    partly: {
      refused: "Authing took a part and refused the rest.",
      lost: "Authing took a part; the answer for the rest was lost.",
      notSent: "Authing took a part; the rest was not sent.",
    },
    notRead: "What happened could not be read.",
    wasSo: (wasNotDone: string, time: string) => `At ${time} ${wasNotDone}.`,
    unknownNext: "Check again before you repeat.",
    canRepeat: "It can be repeated.",
    notSent: "Nothing was changed.",
    nowOnRecord: (target: string) => `Now it is ${target}.`,
    /** A field that has changed, and what is in it, on screen. */
    field: (name: string): string => name,
    fieldValue: (value: string): string => value,
    alsoChanged: (fields: string[], id: string) =>
      `Changed since the press: ${few(fields)}.${id === "" ? "" : ` ${id}.`}`,
    putBack: (fields: string[]) => `Put back (${few(fields)})`,
    wasPutBack: (id: string) => `What had changed is as it was before.${id === "" ? "" : ` ${id}.`}`,
    notPutBack: "It could not be put back.",
    unclearPutBack: "It is not known whether it was put back.",
    tryAgainAt: (time: string) => `Try again at ${time}, or later.`,
    lastPoolCheck: (at: string) => `This pool was last checked at ${at}: the report is in Settings.`,
    addOrigin: (origin: string) => `Have ${origin} added to the console's security domains, or the gateway checked.`,
    cameInstead: (what: string, httpStatus: number) => `The service sent ${what} (HTTP ${httpStatus}).`,
    readBackFailed: "The user could not be read back.",
    confirmedAt: (time: string) => `Read back at ${time}: confirmed.`,
  },
  ticket: {
    heading: (fix: string) => `${fix} (Quick Fix for Authing)`,
    outcome: "Outcome",
    user: "User",
    at: "Time",
    service: "Service",
  },
  after: {
    nextCustomer: "Next customer",
  },
  toolbarTitle: ({ icon, unseen, urgent }: ToolbarButton) => {
    const doing = icon === "busy" ? ": at work" : icon === "locked" ? ": locked" : "";
    const news = unseen === 0 ? "" : ` – ${toLookAt(unseen)}${urgent ? ", not certain yet" : ""}`;
    return `Quick Fix for Authing${doing}${news}`;
  },
  logins: {
    more: "More",
    title: "Last sign-ins",
    reading: "Reading the last sign-ins…",
    none: "No sign-in in the last year.",
    unknownApp: "Unknown app",
    at: moment,
  },
  footer: {
    about: "About Quick Fix",
    version: (version: string) => `Quick Fix for Authing ${version}`,
    help: "Help",
    copyDiagnostics: "Copy diagnostics",
    copied: "Diagnostics copied. They hold versions, settings and codes, and nothing about a customer.",
    diagnostics: "Diagnostics",
    report: "Report a problem",
  },
};

/** Every text of the extension. Another language has the same keys, or does not compile. */
export type Words = typeof words & { code: Language };

export const en: Words = { ...words, code: "en" };
