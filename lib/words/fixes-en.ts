import type { LoginMethod } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import { countedIn, listedIn } from "./counted.ts";
import type { FixWords } from "./fix-words.ts";

const counted = countedIn("en");
const listed = listedIn("en");

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

function loginMethods(methods: readonly LoginMethod[] = []): string {
  return listed("conjunction", methods.map(loginMethod));
}

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
    about: "Ends the customer's sessions in every app. Tokens that apps hold already may live until they expire.",
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
};
