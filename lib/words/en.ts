import type { UserIdType } from "../authing/user-id-type.ts";
import type { FailureCode, UndocumentedAnswer } from "../failure.ts";
import type { LoginMethod } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import { CLOCK } from "./clock.ts";
import type { Language } from "../state/language.ts";

/** What a failure says to the agent, and what to do next. */
interface Sentence {
  says: string;
  next: string;
}

/** The words of one fix. */
interface FixWords {
  name: string;
  /** What is unbound, as a label. */
  target: string;
  /** The button, before anybody is found. */
  button: string;
  /** The button, once it is known what will be taken from whom. */
  buttonFor: (target: string, from: string) => string;
  done: string;
  stillBound: string;
  wasStillBound: string;
  gone: string;
  nothingToUnbind: string;
  onlyLoginMethod: string;
  /** What helps where it is the only login method. */
  bindFirst: string;
  canUnbind: (others: string) => string;
  codeSent: (target: string) => string;
}

// Made when first needed: making one takes longer than drawing the desk.
let list: Intl.ListFormat | undefined;
let clock: Intl.DateTimeFormat | undefined;

const PROVIDERS: Readonly<Record<string, string>> = {
  wechat: "WeChat",
  weibo: "Weibo",
  qq: "QQ",
  alipay: "Alipay",
  dingtalk: "DingTalk",
  lark: "Lark",
  wechatwork: "WeCom",
  github: "GitHub",
  google: "Google",
  apple: "Apple",
  facebook: "Facebook",
};

function loginMethod(method: LoginMethod): string {
  switch (method.kind) {
    case "email":
      return method.verified ? `e-mail ${method.masked}` : `e-mail ${method.masked} (not verified)`;
    case "phone":
      return `phone ${method.masked}`;
    case "identity":
      return (
        PROVIDERS[method.provider.toLowerCase()] ?? (method.provider === "" ? "a social account" : method.provider)
      );
  }
}

const fixes: Record<FixId, FixWords> = {
  "unbind-phone": {
    name: "Unbind phone",
    target: "Phone",
    button: "Unbind phone",
    buttonFor: (target, from) => (from === "" ? `Unbind ${target}` : `Unbind ${target} from ${from}`),
    done: "Phone unbound.",
    stillBound: "the phone is still bound",
    wasStillBound: "the phone was still bound",
    gone: "The phone is unbound",
    nothingToUnbind: "No phone on record: there is nothing to unbind.",
    onlyLoginMethod:
      "Authing will refuse: the phone is the only login method. Bind an e-mail or a social account first.",
    bindFirst: "Bind an e-mail or a social account first, so that the customer can still sign in.",
    canUnbind: (others) => `Can be unbound: also signs in with ${others}.`,
    codeSent: (target) => `Code sent to ${target}.`,
  },
  "unbind-email": {
    name: "Unbind e-mail",
    target: "E-mail",
    button: "Unbind e-mail",
    buttonFor: (target, from) => (from === "" ? `Unbind ${target}` : `Unbind ${target} from ${from}`),
    done: "E-mail unbound.",
    stillBound: "the e-mail is still bound",
    wasStillBound: "the e-mail was still bound",
    gone: "The e-mail is unbound",
    nothingToUnbind: "No e-mail on record: there is nothing to unbind.",
    onlyLoginMethod:
      "Authing will refuse: the e-mail is the only login method. Bind a phone or a social account first.",
    bindFirst: "Bind a phone or a social account first, so that the customer can still sign in.",
    canUnbind: (others) => `Can be unbound: also signs in with ${others}.`,
    codeSent: (target) => `Code sent to ${target}.`,
  },
};

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
    says: "That does not name one user for certain.",
    next: "Enter one phone number, e-mail, user ID or username in full, or choose its User type.",
  },
  "text-too-long": { says: "That is too long.", next: "Shorten it to at most 2,000 characters." },
  "user-changed": {
    says: "The user on screen has changed meanwhile.",
    next: "Look the user up again, check who it is, then press again.",
  },
  "pass-code-missing": { says: "The pass code is missing.", next: "Enter the code that the customer reads out." },
  "pass-code-malformed": {
    says: "That is not a pass code.",
    next: "Enter the 4 to 8 digits that the customer reads out.",
  },
  "no-target": { says: "There is nothing to unbind.", next: "Check that this is the right customer." },
  "journal-failed": {
    says: "The attempt could not be written down, so nothing was sent.",
    next: "Free some disk space or restart the browser, then try again.",
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
    next: "Press Save again and choose Allow.",
  },
  "wrong-passphrase": { says: "That is not the passphrase.", next: "Try again. Upper and lower case matter." },
  "lock-minutes-not-valid": {
    says: "That is not a time after which to lock.",
    next: "Enter whole minutes, from 1 to 60.",
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
  "only-login-method": {
    says: "It is the customer's only login method.",
    next: "Bind another login method first, so that the customer can still sign in.",
  },
  "end-user-only": {
    says: "This service takes this call only from the customer's own session. Nothing was changed.",
    next: "Ask an administrator to set “Unbind through” to verified update in Settings.",
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

const statuses: Readonly<Record<string, string>> = {
  Activated: "Active",
  Suspended: "Suspended",
  Deactivated: "Deactivated",
  Resigned: "Resigned",
  Archived: "Archived",
};

/** English: the language that every other one is measured against. */
const words = {
  appName: "Quick Fix",
  fixes,
  failures,
  came,
  userIdTypes,
  time: (at: number) => (clock ??= new Intl.DateTimeFormat("en", CLOCK)).format(at),
  loginMethods: (methods: readonly LoginMethod[]) =>
    (list ??= new Intl.ListFormat("en", { type: "conjunction" })).format(methods.map(loginMethod)),
  status: (status: string) => statuses[status] ?? status,
  setByOrganisation: "Set by your organisation.",
  desk: {
    desk: "Desk",
    fix: "Fix",
    user: "User",
    userHint: "Phone, e-mail, user ID, username or ext:…",
    userType: "User type",
    passCode: "Pass code",
    passCodeHint: "From the customer",
    sendCode: "Send code",
    sendAgainIn: (seconds: number) => `Send again in ${seconds} s`,
    sendingCode: "Sending the code…",
    codeMayHaveBeenSent: "The code may have been sent. Ask the customer before you send another.",
    codeNotSent: "The code was not sent.",
    finding: "Looking the user up…",
    noName: "No name",
    noPhone: "No phone",
    notActive: (status: string) => `The account is ${status.toLowerCase()}; the service may refuse.`,
    sidePanel: "Open beside the page",
    history: "History",
    lock: "Lock now",
    settings: "Settings",
  },
  menu: {
    /** `%s` is where the browser puts the selected text. */
    unbind: "Unbind phone for “%s”",
    insert: "Insert the last result into the ticket",
  },
  unlock: {
    title: "Locked",
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
    attemptId: "Attempt ID",
    noneReturned: "none returned",
    unknownCode: "not in our list; the message says more",
    wholeAnswer: "The whole answer",
    recovered: "Recovered from the action log",
    recoveredFromLog: (requestId: string) => `${requestId} (recovered from the action log)`,
    copyRequestId: "Copy request ID",
    copyAttemptId: "Copy attempt ID",
    copyForTicket: "Copy for ticket",
    copied: "Copied",
    copyFailed: "The clipboard can't be reached. The text is selected: copy it with Ctrl+C.",
    checkAgain: "Check again",
    checking: "Checking…",
    notChecked: "It could not be checked.",
    sending: "Asking the service…",
    preparing: "Getting ready…",
    saysDone: "Authing reports success. Making sure…",
    saysRefused: "Authing refused. Making sure that nothing changed…",
    lost: "The answer was lost. Looking what happened…",
    unconfirmed: "Authing reports success; not confirmed yet.",
    contradicted: (stillBound: string) => `Authing reported success, but ${stillBound}.`,
    contradictedNext: "Escalate with this request ID.",
    refused: (why: string) => `Refused: ${why}`,
    doneAlthoughRefused: (gone: string) => `${gone}, although the answer said otherwise.`,
    doneAlthoughLost: (gone: string) => `${gone}, although the answer was lost.`,
    unknownStillBound: (wasStillBound: string, time: string) => `The answer was lost; ${wasStillBound} at ${time}.`,
    unknownNotRead: "The answer was lost, and what happened could not be read.",
    unknownNext: "Check again before you repeat.",
    notSent: "Nothing was changed.",
    cameInstead: (what: string, httpStatus: number) => `What came was ${what} (HTTP ${httpStatus}).`,
    readBackFailed: "The user could not be read back.",
    confirmedAt: (time: string) => `Read back at ${time}: confirmed.`,
    oneCustomer: (name: string, target: string) => (name === "" ? target : `${name} · ${target}`),
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
};

/** Every text of the desk, and of what leaves it for a ticket. Another language has the same keys, or does not compile. */
export type Words = typeof words & { code: Language };

export const en: Words = { ...words, code: "en" };
