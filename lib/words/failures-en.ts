import type { FailureCode } from "../failure.ts";

/** What a failure says to the agent, and what to do next. */
export interface Sentence {
  says: string;
  next: string;
}

export const failures: Record<FailureCode, Sentence> = {
  "not-set-up": {
    says: "Quick Fix is not set up yet.",
    next: "Open Settings and enter the service and its access key.",
  },
  "secret-not-kept": {
    says: "The access key secret is no longer on this computer.",
    next: "Open Settings and enter it again.",
  },
  "fix-not-allowed": {
    says: "Your organisation does not allow this.",
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
    next: "Keep only one phone number, e-mail or ID, or choose the User type.",
  },
  "query-masked": { says: "A part of this is masked.", next: "Enter the whole number or address." },
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
    next: "Check it with the customer, then go on.",
  },
  "pass-code-missing": { says: "The pass code is missing.", next: "Enter the code that the customer reads out." },
  "pass-code-malformed": {
    says: "That is not a pass code.",
    next: "Enter the 4 to 8 digits that the customer reads out.",
  },
  "pass-code-unclear": {
    says: "It is not certain which number is the pass code.",
    next: "Enter only its digits.",
  },
  "no-target": { says: "There is nothing to do.", next: "Check that this is the right customer." },
  "test-user-no-phone": {
    says: "This test user has no phone.",
    next: "Name a test user with a phone: the check is about taking one away.",
  },
  "journal-failed": {
    says: "The attempt could not be written down.",
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
    next: "Enter it again: a stored secret is only used with the addresses and access key ID it was saved for.",
  },
  "set-up-late": {
    says: "Nothing was stored: the computer slept, or too much time passed, before the key could be tested.",
    next: "Press Connect again.",
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
  "settings-file-unusable": {
    says: "This is not a Quick Fix settings file.",
    next: "Choose a file made by Export settings.",
  },
  "too-many-tries": {
    says: "Too many wrong passphrases.",
    next: "Wait, then try again. If it is forgotten, start over in Settings with the access key secret.",
  },
  "vault-damaged": {
    says: "The stored secret is damaged, or was stored by a newer version, and can't be unlocked.",
    next: "Open Settings and enter the access key secret again: that starts over.",
  },
  "journal-unreadable": {
    says: "The history on this computer can't be read.",
    next: "Restart the browser. If it happens again, export what is readable, then delete the history to start over.",
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
    says: "This attempt was made with another service address or access key.",
    next: "Set them in Settings to check it again.",
  },
  "attempt-deleted": {
    says: "This attempt was deleted from the history.",
    next: "Look the customer up to see how things are.",
  },
  "request-id-missing": { says: "No request ID is entered.", next: "Paste the request ID to trace." },
  unreachable: { says: "The service could not be reached.", next: "Check the network and the service address." },
  "timed-out": { says: "The service did not answer in time.", next: "Try again in a moment." },
  "undocumented-answer": {
    says: "The service's answer could not be used.",
    next: "Try again; if it happens again, escalate.",
  },
  refused: {
    says: "The reason is not in our list.",
    next: "Read the message below; if it doesn't help, escalate with the request ID.",
  },
  "token-refused": {
    says: "The service did not accept the access key.",
    next: "Ask an administrator to check the access key ID and secret in Settings.",
  },
  "token-not-renewed": {
    says: "The access token expired, and no new one could be obtained.",
    next: "Try again in a moment.",
  },
  "origin-refused": {
    says: "The service takes no requests from this extension.",
    next: "Ask an administrator to add its origin to the security domains in the console, or to check the gateway.",
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
    says: "Only the customer's own session may make this call.",
    next: "Ask an administrator to press “Check this pool” in Settings: it recommends the route that works.",
  },
  unexpected: {
    says: "Something went wrong inside Quick Fix.",
    next: "Try again; if it happens again, report it with the details.",
  },
};
