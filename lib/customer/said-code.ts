import { isMeant, isPassword, strengthOf, type Name } from "./code-name.ts";
import {
  ANY_CODE,
  BEFORE_NAME,
  BEFORE_REFUSED,
  BEHIND_CODE,
  IS,
  IS_AFTER_NUMBER,
  IS_BEFORE_NUMBER,
  KIND,
  NO_CODE,
  NOT_SAID,
  NOT_THE_CODE,
  PART,
  PURPOSE,
  REFUSED,
  USE,
  USE_BEHIND,
  VALIDITY,
  YOURS,
} from "./code-words.ts";
import { words } from "./word-list.ts";

/** A number in a message. */
export interface Candidate {
  /** With anything but digits in it, it makes a message unclear and is no code itself. */
  digits: string;
  /** Where it begins and ends in the text. */
  from: number;
  to: number;
}

/** Characters between a word and its number; a longer sentence may be about anything. */
const FARTHEST = 90;
const SENTENCE_END = /[!?。！？;]|(?<!dvs)\.(?=\s)/u;
const DENIED = new RegExp(NOT_SAID, "iu");
const IN_PART = new RegExp(PART, "iu");

const QUOTES = String.raw`[\s:"'“‘「『【[(<\]】)）>」』”]{0,6}`;
const SAYS_IS = String.raw`(?:${IS}|${IS_BEFORE_NUMBER}|[:「『【[“\p{Pd}=→➜⇒])`;
/** But no "code是" or "code为", which programs' errors are told with. */
const WORD_IS = new RegExp(`(?:(?![是为為])(?:${IS})|${IS_BEFORE_NUMBER})${QUOTES}$`, "iu");
/** "(do not share)", ", valid 5 min", ", requested for login,". */
const ASIDE = String.raw`\s?(?:[(（](?=[^()（）]{0,40}(?:\d|勿|not|n.t))[^()（）]{0,40}[)）](?=\s?(?::|${IS}))|[,，、][^,，、\n]{0,30}\d ?(?:min|мин|分[钟鐘間])[^,，、:(\n\p{Pd}]{0,12}|, [\p{Script=Latin} ]{1,30},)`;
/** "de verificación", "d'activation": behind a word for a code, part of its name. */
const REST_OF_NAME = new RegExp(
  String.raw`^(?:\s(?:${YOURS})\.?)?(?:\s(?:de|di|do|da|за|для)\s|\sd['’]|\s?(?:ال)?)${PURPOSE}[\p{L}\p{M}]{0,12}`,
  "iu",
);
/** "code Uber:", "código de verificación de BBVA es". */
const FIRM_BEHIND = new RegExp(
  String.raw`^\s(?:(?:de|do|di|da|del|ot|от|for|für|pour|para) )?(?!Wi-?[Ff]i)\p{Lu}[\p{L}\d]{1,20}(?=\s?(?:[:=.]|${IS}|${YOURS}))`,
  "u",
);
/** "Verification code for Google": what is written large behind "for" only. */
const FOR_FIRM = /^ (?:for|für|para|pour) \p{Lu}\p{Ll}[\p{L}\d.]{0,20}(?: \p{Lu}[\p{L}\d]{0,20})?(?= )/u;
const YOURS_BEHIND = new RegExp(String.raw`^\s?(?:${YOURS})`, "iu");
/** "The code I received is", "验证码收到了：". */
const CAME = /^(?:发[您你]|已收到|(?:收到)?了,?| (?:I|we|they) (?:got|received|sent me))(?!\p{sc=Latn})/u;
/** Nothing but "is" or a sign is between a name and its number. */
const ONLY_IS = new RegExp(String.raw`^[)）]?(?:${ASIDE})?\s{0,3}${SAYS_IS}?${QUOTES}$`, "iu");
/** What a code of an SMS is for: no door and no parcel. */
const FOR_ITS_USE = String.raw`(?= ?(?:${PURPOSE}|\d|[a-z]{2,3} ?\d|${words("your | ihr | ihre | die | votre | transaction | txn | payment | log in | sign in | add | adding | phone unbinding")}))`;
/** Another "is", a comma or a dash begins something else: "for login, my PIN is 4711". */
const REST_OF_USE = String.raw`(?:(?!${IS}|[,，](?!\d)|\s\p{Pd}\s)[^:;(\n])`;
/** "for your login:", "to add a beneficiary is". */
const FOR = new RegExp(
  String.raw`^\s?${words("for | to | für | pour | para | per | для | do | ile | untuk | om")}${FOR_ITS_USE}(?:(?:(?!\d{4})${REST_OF_USE}){0,80}:|${REST_OF_USE}{0,80}(?:${IS}))${QUOTES}$`,
  "iu",
);
/** The same for a bare "code": "to confirm your order:", "for order 4711 is". */
const FOR_PROOF = new RegExp(
  String.raw`^\s?(?:${words("to | zur | zum | pour | para | per | for | für")} (?:${PURPOSE}|${words("log in | sign in")})${REST_OF_USE}{0,40}(?::|(?:${IS}))` +
    String.raw`| (?:for|für) (?:order )?\d+ (?:is|ist))${QUOTES}$`,
  "iu",
);
/** "this code with anyone:", "Code ist 10 Minuten gültig:". */
const WARNS = new RegExp(
  String.raw`^\s?(?:with (?:any|other|no)|(?:ein|nicht(?: weiter)?)(?=\s?:)|[^:]{0,8}(?:他人|泄露)|(?:is|ist) \d{1,2} ?min)[^:]{0,50}:${QUOTES}$`,
  "iu",
);

/** Behind a code its sentence ends, or one of a few words goes on: not so in "4839 two zero". */
const OTHER_WORD = String.raw`(?!${BEHIND_CODE})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]`;
const GOES_ON = new RegExp(
  String.raw`^ ?(?:${OTHER_WORD}|\?|…|\.\.|--|[)\]】] ?(?:${IS})|[)\]】]?:|\.\p{Lu}{2}|${NOT_THE_CODE})`,
  "iu",
);
/** ", but it says expired", "（已过期）", ". Wait, that's the old one". */
const TAKEN_BACK = new RegExp(
  String.raw`^(?:${BEFORE_REFUSED})*(?:${REFUSED}|(?:${words("is | that's | it's | was")}|是)(?: (?:an|the))? ?(?:${NO_CODE}))`,
  "iu",
);

/** "483920 is your code 4711": the number behind it is another one. */
const IS_OF_NUMBER_BEFORE = new RegExp(String.raw`\d ?(?:${IS}) ?(?:${YOURS})[^\d.!?。\n]*$`, "iu");

/** A number before its word begins the sentence, or is what the customer is told to use. */
const BEGINS = new RegExp(
  String.raw`(?:^|[】\])>:」』\n。！!?？.;,，]|${USE})[\s“"「『【[(<]{0,4}(?:(?:G|FB)-)?$`,
  "iu",
);
const NEGATED = /(?:n['’]t|(?<!\p{L})(?:not|never|nicht|kein|jangan|no|não|non)|不要|勿|别)\s?(?:\p{L}{2,8}\s)?$/iu;
/** "483920 is your code", "483920 as your code". */
const WORD_AFTER = new RegExp(String.raw`^[\s)\]】」』”",，\p{Pd}]{0,3}(?:${IS}|${IS_AFTER_NUMBER})`, "iu");
/** "483920（华为账号验证码）", "483920 - your Google code". */
const SIGN_AFTER = /^[\s(（[【「\p{Pd}]{0,3}(?!的)(?:\p{sc=Han}|\p{Lu}[\p{L}.]{0,20}|\s){0,12}$/u;
/** "483920（5分钟内有效", "483920, valid". */
const LIMIT_AFTER = new RegExp(
  String.raw`^ ?[(（,，\p{Pd}]? ?(?:(?:is|ist|est|es) )?\d{0,2} ?(?:${VALIDITY})([^,.!。！，]{0,12})`,
  "iu",
);
/** Behind "483920（验证码": it is closed, or said to be valid. */
const CLOSED = new RegExp(
  String.raw`^\s?(?:$|[)）\]】」”".。!！\n]|[,，].{0,12}(?:${VALIDITY})|(?:仅用于|[,，]\s?请(?:完成|勿))[^()（）]{0,20}[)）]| I (?:got|received)|है|হল|ہے|입니다|です)`,
  "iu",
);

const PARTS_OF_NAME = new RegExp(`${YOURS}|${KIND}|${BEFORE_NAME}|${ANY_CODE}|${PURPOSE}[\\p{L}\\p{M}]{0,12}`, "giu");
/** "4839 is the staff number for the code". */
const OTHER_WORDS = /,|(?<!\p{L})\p{Ll}/u;
const TO_USE = new RegExp(String.raw`^\s(?:${USE_BEHIND})`, "iu");

/** Behind the number it is said to be refused, or an old one. */
export function isTakenBack(text: string, { to }: Candidate): boolean {
  return TAKEN_BACK.test(text.slice(to, to + 60));
}

/** A word for a code, or how long it is valid, says so in the same sentence. */
export function isSaidToBeCode(text: string, names: Name[], candidate: Candidate): boolean {
  return isNamedBefore(text, names, candidate) || isNamedAfter(text, names, candidate);
}

/** "Your code is 483920". */
function isNamedBefore(text: string, names: Name[], { digits, from, to }: Candidate): boolean {
  const [clause = ""] = /^[^.,;!。，；！\n]{0,30}/u.exec(text.slice(to, to + 30)) ?? [];
  if (GOES_ON.test(text.slice(to, to + 20)) || IN_PART.test(clause)) return false;
  // The nearest word only: "the code is in the picture, my PIN is 4839".
  const name = names.findLast(({ index }) => index < from);
  if (name === undefined) return false;
  const between = text.slice(name.index + name[0].length, from).replace(/(?:G|FB)-$/u, "");
  const gap = between.replace(CAME, "");
  if (!isBeside(gap) || (isYear(digits) && gap.length > 8)) return false;
  const before = text.slice(Math.max(0, name.index - 30), name.index);
  if (IN_PART.test(before + name[0] + gap) || IS_OF_NUMBER_BEFORE.test(before)) return false;
  return isOfCustomer(text, names, name, gap, from, gap !== between);
}

/** Nothing else is named between the name and the number, and the name is a code of an SMS. */
function isOfCustomer(text: string, names: Name[], name: Name, gap: string, from: number, came: boolean): boolean {
  const purpose = purposeOf(gap);
  const strength = strengthOf(text, name, purpose);
  if (strength === "none") return false;
  if (WARNS.test(gap)) return !isPassword(name[0]);
  const rest = gap.slice(purpose.length);
  const firm = purpose !== "" || strength === "yours" ? FIRM_BEHIND : FOR_FIRM;
  const ofFirm = strength === "bare" ? rest : rest.replace(firm, "");
  const behind = ofFirm.replace(YOURS_BEHIND, "");
  if (strength === "whole") return ONLY_IS.test(behind) || FOR.test(rest);
  const isYours = strength === "yours" || (came && !isPassword(name[0])) || (behind !== ofFirm && !isPassword(name[0]));
  if (FOR_PROOF.test(gap)) return !isPassword(name[0]) && (isYours || /^[^\d:]*:/u.test(gap));
  return ONLY_IS.test(behind) && (isYours || isMeant(text, names, name, WORD_IS.test(gap), from));
}

/** "483920 is your code", "483920 to log in", "483920, 5分钟内有效". */
function isNamedAfter(text: string, names: Name[], { digits, from, to }: Candidate): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  if (isYear(digits) || !BEGINS.test(before) || NEGATED.test(before)) return false;
  const behind = text.slice(to, to + 99);
  const [, afterLimit] = LIMIT_AFTER.exec(behind) ?? [];
  const isLimited = afterLimit !== undefined && !DENIED.test(afterLimit) && !/:\s?$/u.test(before);
  return isLimited || TO_USE.test(behind) || names.some((name) => isNameOf(text, names, name, to));
}

/** The name behind the number that ends here is about it. */
function isNameOf(text: string, names: Name[], name: Name, to: number): boolean {
  const gap = text.slice(to, name.index);
  if (name.index < to || !isBeside(gap) || gap.includes("\n")) return false;
  const behind = text.slice(name.index + name[0].length).slice(0, 40);
  const [clause = ""] = /^[^,.!。！，]{0,12}/u.exec(behind) ?? [];
  if (DENIED.test(clause)) return false;
  const purpose = purposeOf(behind);
  const isClosed = CLOSED.test(behind.slice(purpose.length));
  const saysIs = WORD_AFTER.test(gap);
  const between = gap.replace(WORD_AFTER, "").replace(PARTS_OF_NAME, "");
  if (saysIs ? OTHER_WORDS.test(between) : !isClosed || !SIGN_AFTER.test(between)) return false;
  const strength = strengthOf(text, name, purpose);
  if (strength !== "bare") return strength !== "none";
  return (isClosed || TO_USE.test(behind)) && isMeant(text, names, name, saysIs, to);
}

function purposeOf(behind: string): string {
  return REST_OF_NAME.exec(behind)?.[0] ?? "";
}

export function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/u.test(digits);
}

function isBeside(gap: string): boolean {
  return gap.length <= FARTHEST && !SENTENCE_END.test(gap) && !DENIED.test(gap);
}
