import {
  ANY_CODE,
  BEFORE_CHINESE_NAME,
  BEFORE_NAME,
  ERROR,
  GIVEN,
  IS,
  KIND,
  NO_CODE,
  NOT_SHOWN,
  ONCE,
  PASSWORD,
  PURPOSE,
  USE,
  USE_BEHIND,
  VALIDITY,
  WARNING,
  WHOLE_NAME,
  YOURS,
} from "./code-words.ts";
import { words } from "./word-list.ts";

// What a name says of its number: "verification code" much, a bare "code" or "PIN" nothing.

/** A name of a code, and where it is in a message. */
export type Name = RegExpExecArray;

const EVERY_NAME = new RegExp(`${WHOLE_NAME}|${PASSWORD}|${ANY_CODE}`, "giu");
const WHOLE = new RegExp(`^(?:${WHOLE_NAME})$`, "iu");
const A_PASSWORD = new RegExp(`^(?:${PASSWORD})$`, "iu");
const A_PIN = /^(?:pin|passcode)/iu;
const ENGLISH = /^(?:code|pass|pin|otp|m?tan|verif)/iu;
const CHINESE = /[码碼令]$/u;
/** Languages in which a blank parts the words of a name, all of which are looked at. */
const SPACED = /^[\p{Script=Latin}\p{Script=Cyrillic}]/u;

const NONE = new RegExp(`(?:${NO_CODE}):?\\s?(?:\\p{L}{1,13}\\s)?$`, "iu");
/** "verification ", "sign-in ": with these before it a "code" is a whole name. */
const KIND_BEFORE = new RegExp(String.raw`(?:(?:${KIND}|${PURPOSE}[\p{L}\p{M}]{0,12})[\s\p{Pd}_]{0,2}){1,3}$`, "iu");
const GOOD_FOR_ONCE = new RegExp(ONCE, "iu");
/** "one-time eBay PIN": the firm is between the kind and the name. */
const ONCE_OF_FIRM = /(?<=[Oo]ne[- ][Tt]ime )\p{Ll}?\p{Lu}[\p{L}\d]{1,20} $/u;
const TO_YOURS = new RegExp(String.raw`^.*(?:${YOURS})[ \p{Pd}]{0,2}`, "isu");
/** Names of firms are written large: "Your Booking.com code", "Your 6-digit code". */
const FIRM =
  /^(?:(?:\p{Ll}?[\p{Lu}\p{N}]|[a-z\d-]{1,20}\.(?=\p{L}))(?:[\p{Lu}\p{Ll}\p{N}&+'-]|\.(?=\p{L})){0,20}[\s\p{Pd}]{0,2}){0,3}(?:(?:new|latest|current|digit|account|access) |帐户|账户|帳戶)?$/u;
/** A name begins a part of a sentence, or stands behind a word that is no kind of code. */
const STARTS = new RegExp(
  String.raw`(?:^|[^\p{L}\p{M}\s\p{Pd}]|\s\p{Pd}|\n|${BEFORE_NAME}|${ANY_CODE}|${IS}|${YOURS}|${USE}|${GIVEN})[\s\p{Pd}]{0,3}$`,
  "iu",
);
const STARTS_IN_CHINESE = new RegExp(
  String.raw`(?:^|[^\p{L}\p{M}\s])(?:${BEFORE_CHINESE_NAME}|\p{sc=Han}{2,4}银行|[A-Z][a-z]{1,20} ?(?=[账帐帳])|\s){0,12}$`,
  "u",
);
const SENDER = /【([^【】]{1,12})】/gu;

/** What speaks for a bare name: "here is the code 4839", "4839 to log in", "4839 for INR 20". */
const GIVEN_BEFORE = new RegExp(String.raw`(?:${GIVEN})[\s:]{0,2}$`, "iu");
const USED_BEHIND = new RegExp(String.raw`^[\d -]{4,11}[^,.;!?(\n]{0,12}?(?:${USE_BEHIND})`, "iu");
const AMOUNT_BEHIND = /^.{0,40}(?:\d ?(?:руб|rub|zł|pln|eur|usd|inr)|(?:inr|eur|usd|rs\.?) ?\d)/isu;
const LIMIT_BEHIND = new RegExp(
  String.raw`^[\d -]{4,11}[\s,.，。(（;；]{0,3}(?:and |und |it |this code |is |ist |will |仅)?(?:${VALIDITY}|\d{1,4} ?(?:min|分钟内有效|分鐘內有效))`,
  "iu",
);
/** A password that is good for minutes is one of an SMS. */
const MINUTES_BEHIND = /^[\d -]{4,11}[^!?！？\n]{0,25}?\d ?(?:min|分钟|分鐘)/iu;
/** The code itself is in a picture, or hidden. */
const ELSEWHERE = new RegExp(NOT_SHOWN, "iu");
const WARNED = new RegExp(WARNING, "iu");
/** "Don't share this code": no name of a number. */
const THIS_BEFORE = new RegExp(
  `${words("this | diesen | ce | este | questo | этот | kode | kod | говорите | сообщайте")}\\s$`,
  "iu",
);

/** Every name of a code, whatever is beside it. */
export function codeNamesIn(text: string): Name[] {
  return Array.from(text.matchAll(EVERY_NAME));
}

/**
 * "whole" proves who somebody is by itself, "yours" is the customer's, and a "bare" one needs more
 * that speaks for it. "none" is of another kind: "Backup code", "取件验证码", "old code".
 */
export function strengthOf(
  text: string,
  { 0: word, index }: Name,
  purpose: string,
): "whole" | "yours" | "bare" | "none" {
  const before = text.slice(Math.max(0, index - 60), index).replace(ONCE_OF_FIRM, "");
  if (NONE.test(before)) return "none";
  const kind = KIND_BEFORE.exec(before)?.[0] ?? "";
  const plain = before.slice(0, before.length - kind.length);
  const firm = plain.replace(TO_YOURS, "");
  const isYours = firm !== plain && FIRM.test(firm);
  const isWhole = WHOLE.test(word) || (isPassword(word) ? GOOD_FOR_ONCE : /./u).test(kind + purpose);
  if (!isYours && !startsName(text, plain, word, isWhole, kind)) return "none";
  if (isWhole) return "whole";
  return isYours && (!A_PASSWORD.test(word) || (A_PIN.test(word) && firm === "")) ? "yours" : "bare";
}

/** Nothing before a name says that it is of another kind. */
function startsName(text: string, before: string, word: string, isWhole: boolean, kind: string): boolean {
  if (CHINESE.test(word)) {
    const senders = Array.from(text.matchAll(SENDER), ([, sender = ""]) => sender);
    return STARTS_IN_CHINESE.test(senders.reduce((left, sender) => left.replaceAll(sender, ""), before));
  }
  if (isWhole && (!SPACED.test(word) || (kind !== "" && !ENGLISH.test(word)))) return true;
  return STARTS.test(before) || (SPACED.test(word) && /\p{sc=Han}\s?$/u.test(before));
}

/** A bare name whose number is at this place is the customer's by what else the message says. */
export function isMeant(text: string, names: Name[], { 0: word, index }: Name, saysIs: boolean, from: number): boolean {
  if (ERROR.test(text) || ELSEWHERE.test(text)) return false;
  const isOwn = GIVEN_BEFORE.test(text.slice(Math.max(0, index - 40), index));
  if (isOwn || (saysIs && !isPassword(word))) return !isPassword(word);
  const isOnly = names.every(
    (other) => other.index === index || THIS_BEFORE.test(text.slice(Math.max(0, other.index - 20), other.index)),
  );
  const behind = text.slice(from);
  if (!isOnly || isPassword(word)) return isOnly && MINUTES_BEHIND.test(behind);
  return WARNED.test(text) || [LIMIT_BEHIND, USED_BEHIND, AMOUNT_BEHIND].some((evidence) => evidence.test(behind));
}

/** Somebody's own word: nothing but a short life says that it was sent. */
export function isPassword(word: string): boolean {
  return A_PASSWORD.test(word) && !WHOLE.test(word);
}
