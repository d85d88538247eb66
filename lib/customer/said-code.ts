import {
  ANY_CODE,
  BEFORE_CODE_WORDS,
  BEHIND_CODE,
  IS,
  IS_AFTER_NUMBER,
  IS_BEFORE_NUMBER,
  NO_CODE,
  NOT_SAID,
  PART,
  PASS_CODE,
  PURPOSE,
  REFUSED,
  USE,
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
const SENTENCE_END = /[!?。！？;]|\.(?=\s)/u;
const NONE = new RegExp(`(?:${NO_CODE}):?\\s?(?:\\p{L}{1,13}\\s)?$`, "iu");
const DENIED = new RegExp(NOT_SAID, "iu");
const IN_PART = new RegExp(PART, "iu");

const QUOTES = String.raw`[\s:"'“‘「『【[(<\]】)）>」』”-]{0,6}`;
const SAYS_IS = [IS, IS_BEFORE_NUMBER, String.raw`[:「『【[“\p{Pd}=→➜⇒]`].join("|");
/** "Code: #483920 - store is 4711": the word has its number already. */
const HAS_NUMBER = new RegExp(String.raw`^\s{0,3}(?:${SAYS_IS})?${QUOTES}#?\d[\d\p{Pd}./]{3}`, "iu");
/** Behind any of these a sign may be of another noun: only a word says "is". */
const OTHER_NOUN = /\d{4}|[,，、(（](?!$)/u;
/** But not behind "(do not share)", which is closed, or ", valid 5 min". */
const ASIDE = /[(（][^()（）]{0,40}[)）](?=\s?:)|[,，、][^,，、]{0,30}\d ?(?:min|мин|分[钟鐘間])[^,，、]{0,20}$/giu;
const WORD_IS = new RegExp(`(?:${IS}|${IS_BEFORE_NUMBER})${QUOTES}$`, "iu");
/** "Code for Google:", "this code with anyone:", "Code ist 10 Minuten gültig:". */
const FOR = new RegExp(
  String.raw`^\s?(?:${words("for | to | zur | zum | für | pour | para | per | для | do | ile | untuk | om | ein | nicht")}` +
    String.raw`|with (?:any|other|no)|[^:]{0,8}(?:他人|泄露)|(?:is|ist) \d{1,2} ?min)[^:]{0,50}:${QUOTES}$`,
  "iu",
);
const ONLY_IS = new RegExp(String.raw`^\s{0,3}(?:${SAYS_IS})?${QUOTES}$`, "iu");

/** Behind a code its sentence ends, or one of a few words goes on: not so in "4839 two zero". */
const OTHER_WORD = String.raw`(?!${BEHIND_CODE})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]`;
const GOES_ON = new RegExp(String.raw`^ ?(?:${OTHER_WORD}|\?\?|…|\.\.|--|:|\.\p{Lu}{2}|${REFUSED})`, "iu");

/** A number before its word begins the sentence, or is what the customer is told to use. */
const BEGINS = new RegExp(
  String.raw`(?:^|[】\])>:」』\n。！!?？.;,，]|${USE})[\s“"「『【[(<]{0,4}(?:(?:G|FB)-)?$`,
  "iu",
);
const NEGATED = /(?:n['’]t|(?<!\p{L})(?:not|never|nicht|kein)|不要|勿|别)\s?(?:\p{L}{2,8}\s)?$/iu;
const YOUR_NEXT = String.raw`[:：,，\p{Pd}]\s?(?:your|votre|ihr|dein|您|你|${YOURS}|\d|$)`;
/** "483920 is your code", "483920（验证码）": but not "12345 的验证码". */
const IS_AFTER = new RegExp(
  String.raw`^[\s)\]】」』”"]{0,3}(?:$|[(（[【「]|${YOUR_NEXT}|${IS}|${IS_AFTER_NUMBER})`,
  "iu",
);

const EVERY_CODE = new RegExp(`${PASS_CODE}|${ANY_CODE}`, "giu");
const ANY_CODE_ALONE = new RegExp(`^(?:${ANY_CODE})$`, "iu");
const LATIN = /^[a-z]/iu;
const BEFORE_CODE = new RegExp(`${BEFORE_CODE_WORDS}|^(?:${PURPOSE})`, "iu");
const FOR_A_CUSTOMER = new RegExp(PURPOSE, "iu");
const TO_A_CUSTOMER = new RegExp(YOURS, "iu");
/** "de verificación", "d'activation", "OTP Anda": behind a word for a code, part of its name. */
const REST_OF_NAME = new RegExp(
  String.raw`^(?:(?:\s(?:de|di|do|da|за|для)\s|\sd['’]|\s?(?:ال)?)${PURPOSE}[\p{L}\p{M}]{0,12})?(?:\s?(?:${YOURS}))?`,
  "iu",
);
/** Not "код 4839 для входа", but what may be about anything: "商品コード：4839 ご確認ください". */
const BEHIND_NUMBER = /\d(?!\d{0,7} (?:для|para|per|do|ile|untuk|để)\s).*$/su;
const HOW_LONG = new RegExp(VALIDITY, "giu");

/** Every word for a code, whatever is beside it. */
export function codeWordsIn(text: string): RegExpExecArray[] {
  return Array.from(text.matchAll(EVERY_CODE));
}

/** A word for a code, or how long it is valid, says so in the same sentence. */
export function isSaidToBeCode(text: string, candidate: Candidate): boolean {
  return isNamedBefore(text, candidate) || isNamedAfter(text, candidate);
}

/** "Your code is 483920". */
function isNamedBefore(text: string, { digits, from, to }: Candidate): boolean {
  const [clause = ""] = /^[^.,;!。，；！\n]{0,30}/u.exec(text.slice(to, to + 30)) ?? [];
  if (GOES_ON.test(text.slice(to, to + 20)) || IN_PART.test(clause)) return false;
  return codeWordsIn(text).some(({ 0: word, index }) => {
    const gap = text.slice(index + word.length, from).replace(/(?:G|FB)-$/u, "");
    if (index > from || !isBeside(gap) || (isYear(digits) && gap.length > 8)) return false;
    if (HAS_NUMBER.test(gap) || (OTHER_NOUN.test(gap.replace(ASIDE, "")) && !WORD_IS.test(gap))) return false;
    if (IN_PART.test(text.slice(Math.max(0, index - 30), from))) return false;
    const between = gap.replace(ASIDE, "").replace(REST_OF_NAME, "");
    return (ONLY_IS.test(between) || WORD_IS.test(gap) || FOR.test(gap)) && isPassCode(text, word, index, gap);
  });
}

/** "483920 is your code". */
function isNamedAfter(text: string, { digits, from, to }: Candidate): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  if (isYear(digits) || !BEGINS.test(before) || NEGATED.test(before)) return false;
  return [...codeWordsIn(text), ...text.matchAll(HOW_LONG)].some(({ 0: word, index }) => {
    const gap = text.slice(to, index);
    if (index < to || !isBeside(gap) || gap.includes("\n") || !IS_AFTER.test(gap)) return false;
    const [after = ""] = /^[^,.!。！，]{0,12}/u.exec(text.slice(index + word.length)) ?? [];
    return !DENIED.test(after) && isPassCode(text, word, index, gap);
  });
}

export function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/u.test(digits);
}

function isBeside(gap: string): boolean {
  return gap.length <= FARTHEST && !SENTENCE_END.test(gap) && !DENIED.test(gap);
}

/** "reference code", "expired code": a small word before it says of what kind it is. */
function isOfAnotherKind(before: string): boolean {
  const [, word] = /(?<![\p{L}\p{M}\p{N}])(\p{Ll}[\p{Ll}\p{M}]*)[ -]$/u.exec(before) ?? [];
  return word !== undefined && !BEFORE_CODE.test(word);
}

/**
 * "Код подтверждения", "ваш код", and "Код: 4839" at the start; but neither "Код товара" nor
 * "Почтовый код".
 */
function isPassCode(text: string, word: string, index: number, gap: string): boolean {
  const before = text.slice(Math.max(0, index - 25), index);
  if (NONE.test(before)) return false;
  if (!ANY_CODE_ALONE.test(word)) return !LATIN.test(word) || !isOfAnotherKind(before);
  const after = text.slice(index + word.length, index + word.length + 30).replace(BEHIND_NUMBER, "");
  if (FOR_A_CUSTOMER.test(before + word + gap + after)) return true;
  const begins = /(?:^|[\n!?。！】\])>:]|\p{L}{4}\.)\s{0,2}$/u.test(before);
  const between = gap.replace(REST_OF_NAME, "").replace(TO_A_CUSTOMER, "");
  return (begins || TO_A_CUSTOMER.test(before + gap)) && (ONLY_IS.test(between) || FOR.test(gap));
}
