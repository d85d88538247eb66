import type { UserIdType } from "../authing/user-id-type.ts";
import type { FailureCode, UndocumentedAnswer } from "../failure.ts";
import type { Route } from "../fixes/fix.ts";
import type { Outcome } from "../state/attempt.ts";
import type { PoolCall, PoolNote, PoolVerdict } from "../state/pool-check.ts";
import type { Language } from "../state/settings.ts";
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

/** How hard a new passphrase is to guess. */
export type Strength = "weak" | "fair" | "strong";

const counted = countedIn("en");
const listed = listedIn("en");
const ago = agoIn("en");
const { clock, time, date, day, dateTime } = timesIn("en");

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
  userIdTypes,
  time,
  clock,
  status: (status: string) => statuses[status] ?? status,
  setByOrganisation: "Set by your organisation.",
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
  firstRun: {
    title: "Set up Quick Fix",
    text: "One service, one access key, one passphrase. Connect tests the key first, and stores it only if the service accepts it.",
    where: "Access key ID and secret are in the Authing console: Settings, then Key management.",
    console: "Open the Authing console",
    connect: "Connect",
    connecting: "Testing the access key, then encrypting it…",
    connected: "Connected and saved.",
    connectedTo: (userPoolId: string) => `Connected and saved. User pool ${userPoolId}.`,
    notConnected: (label: string) => `Not connected: look at “${label}”.`,
    readyTitle: "Quick Fix is ready.",
    pin: "Pin its icon: open the puzzle piece in the toolbar and press the pin beside Quick Fix.",
    shortcut: (keys: string) => `Open the desk from anywhere with ${keys}.`,
    noShortcut: "Give the desk a shortcut of its own on the browser's page for extension shortcuts.",
    select: "Or select a phone number in a ticket and choose “Unbind phone for …” from the context menu.",
    openDesk: "Open the desk",
    check: "Optional: check this pool, further down, to see which way of unbinding works.",
  },
  routes,
  logins: {
    more: "More",
    title: "Last sign-ins",
    reading: "Reading the last sign-ins…",
    none: "No sign-in in the last year.",
    unknownApp: "Unknown app",
    at: dateTime,
  },
  fixChoice: {
    title: "Fixes on the desk",
    hint: "Each can be switched off for this desk. Nothing is done without a press.",
    noCode: "Asks the customer for no code.",
    saved: "Fixes saved.",
    none: "Keep at least one.",
    managed: "The fixes are set by your organisation.",
  },
  language: {
    title: "Language",
    automatic: "The browser's",
  },
  settings: {
    title: "Settings",
    service: "Service",
    serviceAddress: "Service address",
    serviceAddressHint: "https only. The browser will ask you to allow this address.",
    knownAddresses: "Authing's own addresses",
    authenticationAddress: "Authentication address",
    authenticationAddressHint:
      "Only if your pool answers send-sms, send-email and pre-check-code elsewhere, as at https://your-app.authing.cn. Empty: the service address. The access token is sent there, the secret never.",
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
      "Neither is proven with your user pool until it was checked: “Check this pool”, below, says which one works.",
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
    notSaved: (label: string) => `Not saved: look at “${label}”.`,
    loading: "Reading the settings…",
    security: "Security",
    autoLockSaved: "Locking time saved.",
  },
  poolCheck: {
    title: "Check this pool",
    text: "No document says what a user pool lets an access key do. This finds out with a test user of yours: each call once, in a form that changes nothing. The user is read before and after. Nothing is sent before you press.",
    warning:
      "Name a test user with a phone, never a customer: a service that does not check codes takes the phone away.",
    testUser: "Test user",
    testUserHint: "Phone, e-mail, user ID, username or ext:…",
    readAs: (type: string) => `Read as: ${type}.`,
    missing: "Enter the test user first.",
    check: "Check this pool",
    checking: "Asking the service…",
    status: "Check of the pool",
    calls: "What is called, and what came",
    call: "Call",
    sends: "What it sends",
    came: "What came",
    notAsked: "not asked yet",
    what: {
      "get-management-token": "The access key, for a new token.",
      clock: "Nothing: the time in the answers is compared with this computer's.",
      "get-user": "The test user's ID, before and after.",
      "list-users": "The test user's phone, as a search.",
      "pre-check-code": "A code that was never sent.",
      "update-user": "The status and gender that the test user has already.",
      "unbind-phone": "A code that was never sent.",
      "get-user-action-logs": "The request ID of the call to unbind-phone.",
      "get-admin-audit-logs": "The request ID of the call to update-user.",
      "check-session-status": "The test user's ID and the App ID.",
      "send-sms": "One real SMS to the test user, only by the button below.",
    } satisfies Record<PoolCall, string>,
    clock: "clock",
    verdicts: {
      works: "Works",
      refused: "Refused",
      "not-known": "Not known",
      "any-code": "Takes any code",
      changed: "Changed something",
    } satisfies Record<PoolVerdict, string>,
    notes: {
      "code-refused": "It looked at the code and refused it, as it must.",
      "not-valid": "It looked at the code and called it not valid, as it must.",
      "phone-gone":
        "This service does not check codes: it answered 200 to a code that was never sent, and the test user's phone is gone.",
      "phone-still-there":
        "This service does not check codes: it answered 200 to a code that was never sent. The test user's phone was still there afterwards; look again.",
      "phone-not-read":
        "This service does not check codes: it answered 200 to a code that was never sent. The test user's phone may be gone; look.",
      "user-not-listed": "It answered, but without the test user.",
      "written-again": "Whether it clears a phone shows only at the first unbind.",
      "nothing-to-write": "The test user shows neither a status nor a gender that could be written again.",
      "entry-found": "The log has the call that was just made.",
      "entry-missing": "The log does not have the call that was just made, at least not yet.",
      "no-app-id": "It needs the App ID.",
      "no-date": "The answers carried no Date header.",
      interrupted: "The browser stopped the check here. The request may have left: look at the test user.",
    } satisfies Record<PoolNote, string>,
    tookAnyCode: "It called a code valid that was never sent: this service does not check codes.",
    ahead: (seconds: number) =>
      seconds === 0
        ? "The same as this computer's."
        : counted(Math.abs(seconds), {
            one: `# second ${seconds > 0 ? "ahead of" : "behind"} this computer's.`,
            other: `# seconds ${seconds > 0 ? "ahead of" : "behind"} this computer's.`,
          }),
    clockOff: (seconds: number) =>
      `This computer's clock differs from the service's by ${Math.abs(seconds)} s. Set it, so that times in tickets are right.`,
    differences: "The test user is not what they were before:",
    difference: (field: string, before: string, after: string) =>
      before === "" && after === "" ? field : `${field}: ${before} → ${after}`,
    noDifference: "The test user is what they were before.",
    notEnded: "The check did not come to its end.",
    checkedAt: (at: string) => `Checked at ${at}.`,
    ofService: (address: string) => `With ${address}.`,
    recommended: (route: string) => `Works with this pool: ${route}.`,
    noneRecommended: "Neither route was seen to work with this pool. Copy the report and ask Authing's support.",
    setRoute: (route: string) => `Set Unbind through to ${route}`,
    routeSet: "Unbind through is set to it.",
    sendSms: "Send one real SMS",
    sms: "One SMS goes to the test user's phone.",
    copyReport: "Copy report",
    copyFailed: "The clipboard can't be reached.",
    reportTitle: "Quick Fix for Authing: check of a user pool",
    userPool: "User pool",
    userId: "Test user",
    origin: "Origin of the extension",
    route: "Recommended",
    none: "none",
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
    counts: (total: number, done: number, open: number) =>
      `${counted(total, { one: "# attempt", other: "# attempts" })} · today: ${done} done, ${open} open`,
    today: "Today",
    yesterday: "Yesterday",
    day,
    loading: "Reading the history…",
    loadMore: "Load more",
    searchedBackTo: (date: string) => `Nothing yet; searched back to ${date}…`,
    empty: "No attempt yet. Each press of the button will stand here, whatever becomes of it.",
    lost: (at: string) => `The history was gone at ${at}: the browser removed it.`,
    lostNext:
      "Its database was damaged, or the browser's data was cleared. Attempts from before that are missing here; what they did is in the service's action log. New attempts are kept again. If it happens twice, have the disk checked.",
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
    dateTime,
    date,
    time,
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
    recovered: "Request ID recovered from the action log",
    attemptId: "Attempt ID",
    serviceAddress: "Service address",
    route: "Unbind through",
    confirmedAt: "Read back (UTC)",
    readBack: "Read-back showed",
    done: "done",
    replaced: "done, another one is in its place",
    inPart: (left: string[]) => `in part, not: ${left.join("; ")}`,
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
  help: {
    title: "Help",
    text: "What each outcome and each code means, and what to do next.",
    contents: "On this page",
    outcomes: "Outcomes",
    outcomesText:
      "Quick Fix writes each press down, sends it once, and then reads the customer back from the service. What was read counts more than what the answer said.",
    outcome: "Outcome",
    happened: "What happened",
    next: "What to do",
    outcomeMeanings: {
      done: {
        means:
          "The service reports success, and it was seen to be done. If the customer could not be read back, “not confirmed yet” is shown.",
        next: "Tell the customer. If it is not confirmed yet, press Check again.",
      },
      "in-part": {
        means: "A part of it is done. What is not done is named.",
        next: "Check again. If something stays, escalate with the request ID.",
      },
      contradicted: {
        means: "The service reported success, but reading back showed that it is not done.",
        next: "Escalate with the request ID.",
      },
      refused: {
        means: "The service, or Quick Fix itself, said no. Nothing was changed.",
        next: "Read the reason. The codes below say more.",
      },
      unknown: {
        means: "The answer was lost. What was read back does not prove whether the request arrived.",
        next: "Press Check again before you repeat. Quick Fix also checks again by itself, for up to an hour and a half.",
      },
      "not-sent": {
        means: "The request never left this computer. Nothing was changed.",
        next: "Mend the reason that is shown, then try again.",
      },
    } satisfies Record<Outcome, { means: string; next: string }>,
    keys: "Keys",
    keysText: "Everything can be done by keyboard. Tab goes from field to field.",
    key: "Key",
    does: "What it does",
    keyMeanings: {
      openDesk: "Open the desk from any page. The browser's page for extension shortcuts can change it",
      trace: "In History: trace the request ID in Search",
      close: "In History: close the open result",
    },
    apiCodes: "API codes",
    apiCodesText: "The particular reason. If a code is not listed, the status code and the message say what is known.",
    statusCodes: "Status codes",
    statusCodesText: "The kind of answer. 200 alone means success.",
    code: "Code",
    means: "What it means",
    find: "Find a code",
    findHint: "2217, or a word",
    noCode: "No code fits. The message of the answer says more; escalate with the request ID.",
    nothingToDo: "Nothing.",
    sendCodeOnly: "After Send code only:",
    unlisted: "Codes in neither list",
    unlistedText:
      "Authing's own list is longer. Read the message that came with the code; if it doesn't help, escalate with the request ID.",
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
  team: {
    title: "Team",
    text: "Take these settings to another computer. The file has the service, the access key ID, the fixes, ticket, history and language, and never a secret.",
    fileName: "quick-fix-settings.json",
    exportSettings: "Export settings",
    importSettings: "Import settings…",
    file: "Settings file",
    changes: "What the file changes",
    setting: "Setting",
    now: "Now",
    then: "Then",
    none: "none",
    secretAgain:
      "The access key secret is asked for again: it is only ever used with the service and key it was entered for.",
    nothing: "The file changes nothing here.",
    apply: "Apply",
    applied: "Settings imported and saved.",
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
      }).replace("%", () =>
        listed(
          "disjunction",
          names.map((name) => `{{${name}}}`),
        ),
      ),
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

/** Every text of the extension. Another language has the same keys, or does not compile. */
export type Words = typeof words & { code: Language };

export const en: Words = { ...words, code: "en" };
