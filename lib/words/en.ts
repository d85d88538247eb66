import type { UserIdType } from "../authing/user-id-type.ts";
import type { FailureCode, UndocumentedAnswer } from "../failure.ts";
import type { Outcome } from "../state/attempt.ts";
import type { Language } from "../state/settings.ts";
import { apiCodes, statusCodes } from "./codes-en.ts";
import { agoIn, countedIn, listedIn, timesIn } from "./counted.ts";
import { fixes, statuses } from "./fixes-en.ts";

/** What a failure says to the agent, and what to do next. */
interface Sentence {
  says: string;
  next: string;
}

/** What the button in the browser's toolbar shows without being pressed. */
export interface ToolbarButton {
  icon: "ready" | "locked" | "busy";
  /** Outcomes that nobody has seen yet. */
  unseen: number;
  /** Whether one of them is not known, or not what the service said. */
  urgent: boolean;
}

const counted = countedIn("en");
const listed = listedIn("en");
const ago = agoIn("en");
const { clock, time, dateTime } = timesIn("en");

const came: Record<UndocumentedAnswer, string> = {
  html: "a web page instead of an answer",
  empty: "an empty answer",
  "not-json": "something that is not an Authing answer",
  "cut-off": "an answer that was cut off",
  "wrong-shape": "an answer of an unknown shape",
  "too-large": "an answer far too large to be one",
};

const failures: Record<FailureCode, Sentence> = {
  "not-set-up": {
    says: "Quick Fix is not set up yet.",
    next: "Open Settings and enter the service and its access key.",
  },
  "secret-not-kept": {
    says: "The access key secret is no longer on this computer.",
    next: "Open Settings and enter it again.",
  },
  "fix-not-allowed": {
    says: "Your organisation does not allow this fix.",
    next: "Ask an administrator.",
  },
  locked: { says: "Quick Fix is locked.", next: "Enter the passphrase to unlock it." },
  "no-permission": {
    says: "The browser does not let Quick Fix reach the service address.",
    next: "Open Settings and press Allow access.",
  },
  "query-unclear": {
    says: "It is not clear who is meant.",
    next: "Enter one phone number, e-mail, user ID or username in full, or choose its User type.",
  },
  "query-several": {
    says: "That names more than one user, or one user in several ways.",
    next: "Leave one phone number, e-mail or ID, or choose the User type to take.",
  },
  "query-masked": { says: "A part of that is hidden.", next: "Enter the whole number or address." },
  "query-spreadsheet": {
    says: "A spreadsheet has shortened this number.",
    next: "Format its column as text, then copy the number again.",
  },
  "phone-incomplete": {
    says: "This is not a whole mobile number.",
    next: "Enter the whole number.",
  },
  "phone-country-unclear": {
    says: "It is not clear which country this number belongs to.",
    next: "Write the number with + and its country code, like +852 5123 4567.",
  },
  "text-too-long": { says: "That is too long.", next: "Shorten it to at most 2,000 characters." },
  "user-changed": {
    says: "The user on screen has changed meanwhile.",
    next: "Look the user up again, check who it is, then press again.",
  },
  "target-changed": {
    says: "What is on record has changed since this customer was looked up.",
    next: "Nothing was sent. The card shows it as it is now: check it with the customer, then go on.",
  },
  "pass-code-missing": { says: "The pass code is missing.", next: "Enter the code that the customer reads out." },
  "pass-code-malformed": {
    says: "That is not a pass code.",
    next: "Enter the 4 to 8 digits that the customer reads out.",
  },
  "pass-code-unclear": {
    says: "It is not certain which number is the pass code.",
    next: "Enter only the digits of the code.",
  },
  "no-target": { says: "There is nothing to do.", next: "Check that this is the right customer." },
  "test-user-no-phone": {
    says: "This test user has no phone.",
    next: "Name a test user with a phone: the check is about taking one away.",
  },
  "journal-failed": {
    says: "The attempt could not be written down, so nothing was sent.",
    next: "Free some disk space or restart the browser, then try again.",
  },
  "history-off": {
    says: "This browser keeps no history, so Quick Fix can't write down what it does. Nothing can be sent.",
    next: "In Firefox's settings, under Privacy & Security → History, replace “Never remember history”, then restart Firefox.",
  },
  "worker-stopped": { says: "The browser stopped Quick Fix in the middle of it.", next: "Try again." },
  "address-malformed": { says: "That is not an address.", next: "Enter it like https://api.authing.cn" },
  "address-not-https": {
    says: "The address must start with https://.",
    next: "http:// is allowed for this computer only.",
  },
  "access-key-missing": { says: "The access key ID is missing.", next: "Copy it from the Authing console." },
  "secret-missing": {
    says: "The access key secret is missing.",
    next: "Enter it again: a stored secret is only ever used with the address and access key ID it was saved for.",
  },
  "passphrase-short": {
    says: "The passphrase is too short.",
    next: "Use at least 12 characters; a few words are best.",
  },
  "passphrases-differ": { says: "The two passphrases differ.", next: "Enter the same passphrase twice." },
  "permission-denied": {
    says: "Nothing was saved: the browser was not allowed to reach the service address.",
    next: "Try again, and choose Allow.",
  },
  "wrong-passphrase": { says: "That is not the passphrase.", next: "Try again. Upper and lower case matter." },
  "lock-minutes-not-valid": {
    says: "That is not a time after which to lock.",
    next: "Enter whole minutes, from 1 to 60.",
  },
  "settings-file-unusable": {
    says: "That is no settings file of Quick Fix.",
    next: "Choose a file that Export settings has made.",
  },
  "too-many-tries": {
    says: "Too many wrong passphrases.",
    next: "Wait, then try again. If it is forgotten, start over in Settings with the access key secret.",
  },
  "vault-changed": {
    says: "The stored secret was replaced meanwhile, so its passphrase was not changed.",
    next: "Try again with the passphrase that was set with it.",
  },
  "vault-damaged": {
    says: "The stored secret is damaged, or was stored by a newer version, and can't be unlocked.",
    next: "Open Settings and enter the access key secret again: that starts over.",
  },
  "journal-unreadable": {
    says: "The history on this computer can't be read.",
    next: "Restart the browser. If it stays, export what is readable, then delete the history to start over.",
  },
  "journal-blocked": {
    says: "Another window still uses an older version of the history.",
    next: "Close the other windows of Quick Fix, or restart the browser, then try again.",
  },
  "journal-newer": {
    says: "The history was written by a newer version of Quick Fix.",
    next: "Update Quick Fix. Nothing is lost.",
  },
  "other-service": {
    says: "This attempt was made with another service address.",
    next: "Set that address in Settings to check it again.",
  },
  "request-id-missing": { says: "No request ID is entered.", next: "Paste the request ID to trace." },
  unreachable: { says: "The service could not be reached.", next: "Check the network and the service address." },
  "timed-out": { says: "The service did not answer in time.", next: "Try again in a moment." },
  "undocumented-answer": { says: "The service's answer could not be used.", next: "Try again; if it stays, escalate." },
  refused: {
    says: "The reason is not in our list.",
    next: "Read the message below; if it doesn't help, escalate with the request ID.",
  },
  "token-refused": {
    says: "The service did not accept the access key.",
    next: "Ask an administrator to check the access key ID and secret in Settings.",
  },
  "token-not-renewed": {
    says: "The access token had ended, and no new one could be had.",
    next: "Try again in a moment.",
  },
  "origin-refused": {
    says: "The service, or a gateway before it, takes no requests from this extension.",
    next: "Ask an administrator to add this extension's origin to the security domains in the Authing console.",
  },
  "user-not-found": {
    says: "No such user in this user pool.",
    next: "Check what you entered, or choose another User type.",
  },
  "other-country": {
    says: "The user with this number has another country code.",
    next: "Find the customer by e-mail or user ID instead.",
  },
  "pass-code-not-valid": {
    says: "The pass code is wrong or has expired.",
    next: "Ask the customer to read the newest code again, or send a new one.",
  },
  "code-sent-lately": {
    says: "Too many requests: a code may have been sent to this phone or e-mail less than a minute ago.",
    next: "Ask the customer for that code, or wait a minute and send another.",
  },
  "only-login-method": {
    says: "It is the customer's only login method.",
    next: "Bind another login method first, so that the customer can still sign in.",
  },
  "end-user-only": {
    says: "This service takes this call only from the customer's own session. Nothing was changed.",
    next: "Ask an administrator to press “Check this pool” in Settings: it finds the route that works, and sets it.",
  },
  unexpected: {
    says: "Something went wrong inside Quick Fix.",
    next: "Try again; if it stays, report it with the details.",
  },
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
  status: (status: string) => statuses[status] ?? status,
  setByOrganisation: "Set by your organisation.",
  clockOff: (seconds: number) =>
    `This computer's clock differs from the service's by ${Math.abs(seconds)} s. Set it, so that times in tickets are right.`,
  desk: {
    desk: "Desk",
    fix: "Fix",
    fixKey: (keys: string) => `Choose a fix: ${keys}`,
    readingFix: "Reading what would change…",
    user: "User",
    userHint: "Phone, e-mail, name, ID: paste anything",
    emptyHint: "Who is found is shown here, before any code is sent.",
    userType: "User type",
    passCode: "Pass code",
    passCodeHint: "From the customer",
    codeAge: (minutes: number) => `sent ${minutes} min ago`,
    waitsForCustomer: "Waits until the customer is found, then goes on.",
    noCode: "Asks the customer for no code.",
    sendCode: "Send code",
    sendAgainIn: (seconds: number) => `Send again in ${seconds} s`,
    sendingCode: "Sending the code…",
    codeMayHaveBeenSent: "The code may have been sent. Ask the customer before you send another.",
    codeNotSent: "The code was not sent.",
    finding: "Looking the user up…",
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
    lock: "Lock now",
    keys: "Keys",
    settings: "Settings",
  },
  keys: {
    title: "Keys",
    close: "Close",
    find: "Find the user, then go to Pass code",
    apply: "Press the main button",
    sendCode: "Send code",
    copyId: "Copy request ID",
    copyTicket: "Copy for ticket",
    checkAgain: "Check again",
    choose: "Choose from the list below User",
    clear: "Clear the desk: next customer",
    undo: "Undo clear",
    sheet: "Show these keys",
  },
  notInserted: {
    title: "Not inserted",
    text: "The ticket did not keep the text. Copy it here and paste it there.",
    ticketText: "Text for the ticket",
    none: "No result to insert yet",
    noneText: "The customer on the desk has no result. Insert it once there is one, or copy an older one from History.",
    close: "Close",
  },
  menu: {
    /** `%s` is where the browser puts the selected text. */
    unbind: "Unbind phone for “%s”",
    insert: "Insert the last result into the ticket",
  },
  unlock: {
    title: "Locked",
    text: "Enter the passphrase that was chosen at the set-up.",
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
    open: "Open settings",
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
    notAsked: "the service was not asked",
    cutMessage: (message: string, length: number) => `${message}… (${length.toLocaleString("en")} characters in all)`,
    fromHeader: (requestId: string) => `${requestId} (from the response header x-authing-request-id)`,
    unknownCode: "not listed",
    wholeAnswer: "The whole answer",
    recovered: "Recovered from the action log",
    recoveredFromLog: (requestId: string) => `${requestId} (recovered from the action log)`,
    copyRequestId: "Copy request ID",
    copyUniqueId: "Copy unique ID",
    copyAttemptId: "Copy attempt ID",
    copyForTicket: "Copy for ticket",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "The clipboard can't be reached. The text is selected: copy it with Ctrl+C.",
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
    lost: "The answer was lost. Looking what happened…",
    unconfirmed: "Authing reports success; not confirmed yet.",
    contradicted: (notDone: string) => `Authing reported success, but ${notDone}.`,
    contradictedNext: "Escalate with this request ID.",
    ofElevenDigits: (digits: number) => `${digits} of 11 digits.`,
    refused: (why: string) => `Refused: ${why}`,
    quickFixRefuses: (why: string) => `Quick Fix refuses: ${why}`,
    doneAlthoughRefused: (isDone: string) => `${isDone}, although the answer said otherwise.`,
    doneAlthoughLost: (isDone: string) => `${isDone}, although the answer was lost.`,
    left: (names: string[], time: string) => `Read back at ${time}. Not done: ${listed("conjunction", names)}.`,
    unknownNotDone: (wasNotDone: string, time: string) => `The answer was lost; ${wasNotDone} at ${time}.`,
    unknownNotRead: "The answer was lost, and what happened could not be read.",
    unknownNext: "Check again before you repeat.",
    notSent: "Nothing was changed.",
    alsoChanged: (fields: string[], requestId: string) =>
      `Changed with it: ${listed("conjunction", fields)}.${requestId === "" ? "" : ` Request ID ${requestId}.`}`,
    putBack: (fields: string[]) => `Put back (${listed("conjunction", fields)})`,
    wasPutBack: (requestId: string) =>
      `What had changed with it is as it was before.${requestId === "" ? "" : ` Request ID ${requestId}.`}`,
    notPutBack: "It could not be put back.",
    addOrigin: (origin: string) =>
      `Ask an administrator to add ${origin} to the security domains in the Authing console; if it is there, to look at the gateway.`,
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
    attemptId: "Attempt ID",
  },
  after: {
    nextCustomer: "Next customer",
  },
  toolbarTitle: ({ icon, unseen, urgent }: ToolbarButton) => {
    const doing = icon === "busy" ? ": at work" : icon === "locked" ? ": locked" : "";
    const results = counted(unseen, { one: "# result", other: "# results" });
    const news = unseen === 0 ? "" : ` – ${results} to look at${urgent ? ", not certain yet" : ""}`;
    return `Quick Fix for Authing${doing}${news}`;
  },
  logins: {
    more: "More",
    title: "Last sign-ins",
    reading: "Reading the last sign-ins…",
    none: "No sign-in in the last year.",
    unknownApp: "Unknown app",
    at: dateTime,
  },
  footer: {
    about: "About Quick Fix",
    version: (version: string) => `Quick Fix for Authing ${version}`,
    help: "Help",
    copyDiagnostics: "Copy diagnostics",
    copied: "Diagnostics copied. They hold versions, settings and codes, and nothing about a customer.",
    copyFailed: "The clipboard can't be reached. The text is selected: copy it with Ctrl+C.",
    diagnostics: "Diagnostics",
    report: "Report a problem",
  },
};

/** Every text of the extension. Another language has the same keys, or does not compile. */
export type Words = typeof words & { code: Language };

export const en: Words = { ...words, code: "en" };
