import type { Route } from "../fixes/fix.ts";
import type { WhyLeft } from "../state/settings.ts";
import type { PoolCall, PoolNote, PoolVerdict } from "../state/pool-check.ts";
import { countedIn, listedIn } from "./counted.ts";
import { failures } from "./failures-en.ts";

const counted = countedIn("en");
const listed = listedIn("en");

/** How hard a new passphrase is to guess. */
export type Strength = "weak" | "fair" | "strong";

export const settingsEn = {
  firstRun: {
    title: "Set up Quick Fix",
    text: "Connect tests the access key first, and stores it only if the service accepts it.",
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
    select: "Or select a phone number in a ticket and choose “Quick Fix for …” from the context menu.",
    openDesk: "Open the desk",
    check: "Optional: check this pool, further down, to see which way of unbinding works.",
  },
  routes: {
    "unbind-phone": "unbind-phone (default)",
    "verified-update": "verified update",
  } satisfies Record<Route, string>,
  fixChoice: {
    title: "Fixes on the desk",
    hint: "Each can be switched off for this desk. Nothing is done without a press.",
    saved: "Fixes saved.",
    none: "Keep at least one.",
    managed: "The fixes are set by your organisation.",
  },
  language: {
    title: "Language",
    automatic: "The browser's",
  },
  /** For whoever is at the settings already. */
  failures: {
    ...failures,
    "token-refused": {
      says: failures["token-refused"].says,
      next: "Check the access key ID and the access key secret: one of the two is wrong, or no longer valid.",
    },
    "not-set-up": { says: failures["not-set-up"].says, next: "Enter the service and its access key." },
    "secret-not-kept": { says: failures["secret-not-kept"].says, next: "Enter it again." },
    locked: { says: failures.locked.says, next: "Open the desk and enter the passphrase there, then try again." },
    "no-permission": { says: failures["no-permission"].says, next: "Press Allow access, at the top of this page." },
    "too-many-tries": {
      says: failures["too-many-tries"].says,
      next: "Wait, then try again. If it is forgotten, start over below with the access key secret.",
    },
    "vault-damaged": {
      says: failures["vault-damaged"].says,
      next: "Enter the access key secret again: that starts over.",
    },
  },
  settings: {
    title: "Settings",
    service: "Service",
    serviceAddress: "Service address",
    serviceAddressHint: "https only, or http for this computer. The browser will ask you to allow this address.",
    knownAddresses: "Authing's own addresses",
    authenticationAddress: "Authentication address",
    authenticationAddressHint:
      "Only if your pool answers send-sms, send-email and pre-check-code elsewhere, as at https://your-app.authing.cn. Empty: the service address. The access token is sent there, the secret never.",
    accessKeyId: "Access key ID",
    accessKeySecret: "Access key secret",
    secretStored: "Stored, encrypted. Leave empty to keep it.",
    secretHeld: "Held in memory until the browser closes or Quick Fix locks. Leave empty to keep it.",
    autoLock: "Lock after (minutes)",
    autoLockHint:
      "From 1 to 60 minutes without use. It also locks when the browser closes, and in Chrome and Edge when the computer is locked.",
    autoLockMost: (minutes: number) => `From 1 to ${minutes} minutes: your organisation has set the most.`,
    sessionOnly: "Don't remember the secret (this browser session only)",
    sessionOnlyHint: "Nothing secret is stored, not even encrypted. Enter it again after each lock or restart.",
    secretHint: "As powerful as root of the user pool. It is encrypted before it is stored.",
    appId: "App ID",
    appIdHint: "The application in whose name codes are sent. The verified update and Reset the password need it.",
    unbindThrough: "Unbind through",
    unbindThroughHint:
      "Neither is proven with your user pool until it was checked: “Check this pool”, below, says which one works.",
    passphrase: "Passphrase",
    repeatPassphrase: "Repeat passphrase",
    passphraseHint: "At least 12 characters. It unlocks Quick Fix after each lock or restart, and can't be recovered.",
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
    autoLockNotValid: "That is not a valid number of minutes. Enter whole minutes, from 1 to 60.",
    autoLockSaved: "Locking time saved.",
    notStored: "Not saved. Free some disk space or restart the browser, then try again.",
  },
  poolCheck: {
    title: "Check this pool",
    text: "No document says what a user pool lets an access key do. This finds out with a test user of yours. It makes each call in a form meant to change nothing, and reads the user before and after. Nothing is sent before you press.",
    warning:
      "Name a test user with a phone, never a customer: a service that does not check codes takes the phone away.",
    testUser: "Test user",
    testUserHint: "Phone, e-mail, user ID, username or ext:…",
    readAs: (type: string) => `Read as: ${type}.`,
    check: "Check this pool",
    checking: "Asking the service…",
    status: "Check of the pool",
    calls: "What is called, and the result",
    call: "Call",
    sends: "What it sends",
    came: "Result",
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
      "user-not-read": "The test user could not be read afterwards, so nothing more was tried: look at them.",
      passing: "This may be temporary, and says nothing of what the access key may do. Check again in a minute.",
      "written-again": "Whether it clears a phone shows only at the first unbind.",
      "nothing-to-write":
        "The test user has no status or no gender to write again, and the service may fill in what is missing. Set both in the console first.",
      "not-steady": "The test user's status or gender was changing, so nothing was written: check again.",
      "test-user":
        "It refused because of the test user, which says nothing of the route. Take an active test user with another login method, then check again.",
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
    differences: "The test user has changed:",
    difference: (field: string, before: string, after: string) =>
      before === "" && after === "" ? field : `${field}: ${before} → ${after}`,
    noDifference: "The test user is unchanged.",
    notCompared: "Whether the test user is unchanged could not be read.",
    notEnded: "The check has not ended: it is still running, or was interrupted.",
    checkedAt: (at: string) => `Checked at ${at}.`,
    ofService: (address: string) => `With ${address}.`,
    ofPool: (userPoolId: string) => `User pool ${userPoolId}.`,
    recommended: (route: string) => `Works with this pool: ${route}.`,
    noneRecommended:
      "Neither way of unbinding is known to work with this pool. Copy the report and ask Authing's support.",
    checkAgain: "The check could not tell. Follow the note in the table, then check again.",
    setRoute: (route: string) => `Set Unbind through to ${route}`,
    routeSet: "This route is set.",
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
  strengths: {
    weak: "Weak: repeated or neighbouring keys and common words are guessed first. A few unrelated words are better.",
    fair: "Fair. One or two more unrelated words make it strong.",
    strong: "Strong, unless it is a saying that others know too.",
  } satisfies Record<Strength, string>,
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
  team: {
    title: "Team",
    text: "Take these settings to another computer. The file has the service with its access key ID, App ID, authentication address and unbind through, the locking time, the fixes, ticket, history and language. It never has a secret or the passphrase.",
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
      "The access key secret is asked for again: it is only ever used with the addresses and the key it was entered for.",
    nothing: "The file changes nothing here.",
    apply: "Apply",
    cancel: "Cancel",
    applied: "Settings imported and saved.",
    lookAgain: "Another window has changed something meanwhile. Look at the changes again, then apply them.",
    left: (settings: string[]) => `Not taken from the file: ${settings.join(", ")}.`,
    whyLeft: {
      unusable: "can't be used",
      organisation: "set by your organisation",
      "no-key": "there is no access key ID for it",
    } satisfies Record<WhyLeft, string>,
  },
  retention: {
    title: "History",
    days: "Keep history for (days)",
    hint: "1 to 366. Older attempts are deleted by themselves, once a day.",
    notValid: "Enter whole days, from 1 to 366.",
    saved: "History setting saved.",
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
        one: "There is no field %. Not saved until it is corrected.",
        other: "There are no fields %. Not saved until they are corrected.",
      }).replace("%", () =>
        listed(
          "disjunction",
          names.map((name) => `{{${name}}}`),
        ),
      ),
    noRequestId: "There is no {{requestId}} in it, so tickets have no request ID.",
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

/** Every text of the settings page alone. */
export type SettingsWords = typeof settingsEn;
