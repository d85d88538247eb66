import type { LoginMethod } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import { countedIn, fewIn, timesIn } from "./counted.ts";
import type { FixWords } from "./fix-words.ts";

const counted = countedIn("en");
/** A few of many by name. */
export const few = fewIn("en", (count) => `${count} more`);
const { date } = timesIn("en");

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
      return method.verified ? "e-mail" : "e-mail (not verified)";
    case "phone":
      return "phone";
    case "identity":
      return (
        PROVIDERS[method.provider.toLowerCase()] ?? (method.provider === "" ? "a social account" : method.provider)
      );
  }
}

function loginMethods(methods: readonly LoginMethod[] = []): string {
  return few(methods.map(loginMethod));
}

/** The account's status, by the service's names. */
const statuses: Readonly<Record<string, string>> = {
  Activated: "Active",
  Suspended: "Suspended",
  Deactivated: "Deactivated",
  Resigned: "Resigned",
  Archived: "Archived",
};

/** A status in words; one that is not listed, as the service sends it. */
export const shownStatus = (status: string): string => statuses[status] ?? status;

/** What a reset changes, by the service's names. */
const PASSWORD_PARTS: Readonly<Record<string, string>> = {
  passwordLastSetAt: "the password",
  resetPasswordOnNextLogin: "the request to set another one at the next sign-in",
};

export const fixes: Record<FixId, FixWords> = {
  "unbind-phone": {
    name: "Unbind phone",
    target: "Phone",
    about: "Takes the phone away. The customer reads out a code that is sent to it.",
    button: "Unbind phone",
    buttonFor: (target, of) => (of === "" ? `Unbind ${target}` : `Unbind ${target} from ${of}`),
    expects: ({ otherLoginMethods }) => `Can be unbound: also signs in with ${loginMethods(otherLoginMethods)}.`,
    nothingToDo: "No phone on record: there is nothing to unbind.",
    noTarget: "There is nothing to unbind.",
    done: "Phone unbound.",
    isDone: "The phone is unbound",
    notDone: "the phone is still bound",
    wasNotDone: "the phone was still bound",
    onlyLoginMethod:
      "Authing will refuse: the phone is the only login method. Bind an e-mail or a social account first.",
    bindFirst: "Bind an e-mail or a social account first, so that the customer can still sign in.",
    codeSent: (target) => `Code sent to ${target}.`,
  },
  "unbind-email": {
    name: "Unbind e-mail",
    target: "E-mail",
    about: "Takes the e-mail away. The customer reads out a code that is sent to it.",
    button: "Unbind e-mail",
    buttonFor: (target, of) => (of === "" ? `Unbind ${target}` : `Unbind ${target} from ${of}`),
    expects: ({ otherLoginMethods }) => `Can be unbound: also signs in with ${loginMethods(otherLoginMethods)}.`,
    nothingToDo: "No e-mail on record: there is nothing to unbind.",
    noTarget: "There is nothing to unbind.",
    done: "E-mail unbound.",
    isDone: "The e-mail is unbound",
    notDone: "the e-mail is still bound",
    wasNotDone: "the e-mail was still bound",
    onlyLoginMethod:
      "Authing will refuse: the e-mail is the only login method. Bind a phone or a social account first.",
    bindFirst: "Bind a phone or a social account first, so that the customer can still sign in.",
    codeSent: (target) => `Code sent to ${target}.`,
  },
  "sign-out": {
    name: "Sign out everywhere",
    target: "Apps",
    about: "Ends the customer's sessions in every app. Tokens that apps already hold may stay valid until they expire.",
    button: "Sign out everywhere",
    buttonFor: (_target, of, apps = 0) =>
      `Sign ${of === "" ? "this user" : of} out of ${counted(apps, { one: "# app", other: "# apps" })}`,
    expects: ({ target = "" }) => `Signed in to: ${target}.`,
    nothingToDo: "Not signed in to any app: there is nothing to sign out of.",
    noTarget: "There is nothing to sign out of.",
    done: "Signed out everywhere.",
    isDone: "The customer is signed out",
    notDone: "the customer is still signed in",
    wasNotDone: "the customer was still signed in",
    inPart: (done, of) => `${done} of ${of} signed out.`,
    armed: "Press again to sign out",
  },
  reactivate: {
    name: "Reactivate",
    target: "Status before",
    shownTarget: shownStatus,
    wasTarget: (shown) => `was ${shown}`,
    about: "Sets an account that is suspended, deactivated, resigned or archived to active again.",
    button: "Reactivate the account",
    buttonFor: (_target, of) => `Reactivate ${of === "" ? "this user" : of}`,
    expects: ({ target = "", since }) => {
      const status = shownStatus(target);
      return since === undefined
        ? `${status}: can be reactivated.`
        : `${status} since ${date(since)}: can be reactivated.`;
    },
    nothingToDo: "The account is active: there is nothing to reactivate.",
    noTarget: "There is nothing to reactivate.",
    done: "Account reactivated.",
    isDone: "The account is active",
    notDone: "the account is still not active",
    wasNotDone: "the account was still not active",
    armed: "Press again to reactivate",
  },
  "reset-password": {
    name: "Reset the password",
    target: "Sent to",
    about:
      "Authing makes a new password and sends it to the customer alone; you never see it. The customer reads out a code that is sent to the same address first.",
    button: "Reset the password",
    buttonFor: (target, of) => (of === "" ? `Reset via ${target}` : `Reset via ${target} for ${of}`),
    expects: ({ target = "" }) =>
      `A new password goes to ${target}. The customer sets another one at the next sign-in.`,
    nothingToDo: "No e-mail and no phone on record: a new password can't be sent.",
    noTarget: "There is no e-mail and no phone to send a new password to.",
    done: "Password reset.",
    isDone: "The password is reset",
    notDone: "the password is still the old one",
    wasNotDone: "the password was still the old one",
    inPart: () => "Password reset, but the customer is not asked to set another one.",
    part: (name) => PASSWORD_PARTS[name] ?? name,
    codeSent: (target) => `Code sent to ${target}.`,
  },
};
