import { westernDigits } from "../authing/western-digits.ts";
import { failed, success, type Result } from "../failure.ts";
import { LONGEST_TEXT } from "../messages/text-limit.ts";
import { codeNamesIn, type Name } from "./code-name.ts";
import { IS, NOT_SHOWN } from "./code-words.ts";
import { isLabelled, isOfOtherBusiness, isOtherNumber, OTHER_CODES } from "./not-the-code.ts";
import { plainText } from "./plain-text.ts";
import { isSaidToBeCode, isTakenBack, isYear, type Candidate } from "./said-code.ts";
import { parts, words } from "./word-list.ts";

/**
 * The digits in what the customer read out or the agent pasted. A whole message is read only if one
 * number alone can be its code: any other number that could be one makes it unclear.
 */
export function passCodeIn(typed: string): Result<string> {
  if (typed.length > LONGEST_TEXT) return failed("text-too-long", { field: "passCode" });
  // Full-width punctuation parts what is joined by the narrow one: "483920，5分钟" is no decimal.
  const text = withoutWrapping(
    westernDigits(plainText(typed.replace(TAGS, " ").replace(/[，；：]/gu, "$& "))).replace(/[\p{Zs}\t]+/gu, " "),
  );
  if (text === "") return failed("pass-code-missing");

  if (SPELLED.test(text)) return success(text.replace(/\D/gu, ""));
  // Uneven groups: one code, or several numbers.
  if (/^[\d\s\p{Pd}.·−]+$/u.test(text)) return failed("pass-code-malformed");
  // A letter or a sign for each character, so that every other one keeps its place.
  const readable = ADDRESSES.reduce(
    (left, address) => left.replace(address, (all) => "a".repeat(all.length)),
    text.replace(SENT_BY, "").replace(SENDER, (all) => all.replace(/\d/gu, "a")),
  );
  return /\p{L}/u.test(text) ? codeInMessage(readable) : codeInSigns(readable);
}

/** Of a page's source, but for a picture. */
const TAGS = /<\/?(?!img)[a-z][^<>@]{0,99}>|&nbsp;/giu;
/** The comma of "483920,5分钟内有效": what is behind it is a time, and no decimal. */
const VALID_FOR = /,(?=\d{1,4} ?(?:分|小时|小時|秒|min|hour|sec))/gu;
/** What is above or before a message that is copied. */
const HEADERS = [
  // "[10:32, 11/2/2026] Zhang San: "
  /^\[[^\]\n]{0,40}\d:\d\d[^\]\n]{0,40}\] ?[^:\n]{1,60}: /u,
  // "11/2/26, 10:32 - Zhang San: "
  /^[\d/.-]{6,10},? \d{1,2}:\d\d - [^:\n\d]{1,60}: /u,
  // "张三 2026-11-02 10:32:15" in a line of its own
  /^[^\d\s]{1,20}(?: [^\d\s]{1,20})? {1,2}(?:[\d/.-]{6,10} )?\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?\n/u,
];
const BOLD = /(?<![\d*_`])(\*{1,2}|_{1,2}|`)(\d{4,8}|\d{3}[ -]\d{3})\1(?![\d*_`])/gu;
/** The same code again: two of four digits may be one of eight. */
const TWICE = /(?<!\d ?)(\d{5,8})(?:\s\1)+(?! ?\d)/gu;
/** What is said before or behind a code that is typed or read out. */
const COURTESY = [
  words(`hi | hello | hallo | ok | okay | yes | sure | please | pls | thank | thank you | thanks | thx | bitte | danke |
    merci | gracias | спасибо`),
  parts("谢谢 | 謝謝 | 谢啦 | 您好 | 你好 | 亲 | 麻烦 | 好的 | 来了 | 这个 | 收到了 | 就 | 嗯 | です | 입니다"),
  String.raw`[\s,!~。"{}]`,
].join("|");
const SAID_BEFORE = new RegExp(
  `^(?:${[
    COURTESY,
    words(`it's | its | it is | is it | that's | it says | sms says | text says | here you go | here it is | by sms |
      got it | i just got it | i received | got this one | i got | he got | she got | we got | i have | received | user says |
      customer says | he sa* | she sa* | my | your | the | pass code is | pass code | es ist | bei mir steht | ich habe |
      kunde sagt | me llegó | recebi | ho ricevuto | ecco | c'est | voici | j'ai reçu | мне пришло | вот | kodenya`),
    "(?:客户|用户|他|她)(?:说|报|给|提供)的?是?",
    "我?(?:这边|这里)?(?:短信|手机)?[上里]?(?:刚刚?)?(?:收到|显示|写|说)的?是?|是的?|码是?",
    String.raw`:|(?<=\p{L})=|(?<=\p{L} )\p{Pd}\s|G-(?=\d{6}$)`,
  ].join("|")})*`,
  "iu",
);
const SAID_BEHIND = new RegExp(
  String.raw`^(?!\?)(?:${COURTESY}|${words("plz | right | hurry | bekommen | erhalten | kak")}|왔어요|对[吗吧]|[吗吧哦呢了的您哈]|[.?](?![.?])|\p{Pd}(?= \p{L})|[\u{1f600}-\u{1f644}🙏👍👌\u{1f3fb}-\u{1f3ff}])*`,
  "iu",
);

/** Without a chat's header and marks; of a line that says nothing but a code, its digits. */
function withoutWrapping(text: string): string {
  const copied = HEADERS.reduce((left, header) => left.replace(header, ""), text);
  const message = copied.replace(BOLD, " $2 ").replace(VALID_FOR, ", ").replace(TWICE, "$1").trim();
  const line = message.replaceAll("’", "'").replace(SAID_BEFORE, "");
  const [digits = ""] = /^\d[\d\s\p{Pd}.·−]*(?<=\d)/u.exec(line) ?? [];
  const isSaidAlone = SPELLED.test(digits) && line.slice(digits.length).replace(SAID_BEHIND, "") === "";
  return isSaidAlone && !((isYear(digits) || SERVICE.test(digits)) && /\p{L}/u.test(message)) ? digits : message;
}

/**
 * Digits alone, perhaps in groups. No group may be a code by itself, and no form may become another
 * one by a further number, so 2-2, 4-4 and uneven groups are none.
 */
const SPELLED =
  /^(?:\d{4,8}|\d{3}[\s\p{Pd}.·−]{1,3}\d{3}|\d\d(?<gap>\s{1,3})\d\d\k<gap>\d\d|\d(?:[\s\p{Pd}]\d){3}(?:(?:[\s\p{Pd}]\d){2}){0,2})$/u;

function onlyCode(candidates: Candidate[]): Result<string> {
  const [only, ...others] = new Set(candidates.map(({ digits }) => digits));
  // Of three digits and less none is a code.
  if (only === undefined || !candidates.some(({ digits }) => /\d{4}|\d.*\d.*\d.*\d/u.test(digits)))
    return failed("pass-code-malformed");
  return others.length === 0 && /^\d+$/u.test(only) ? success(only) : failed("pass-code-unclear");
}

/** Scripts that are written without a blank between a word and a number. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}`;

const MONTH = words("jan* | feb* | mar | march | apr* | may | jun* | jul* | aug* | sep* | oct* | nov* | dec*");
/** The digits of a sender's name: "【360】", "【58同城】". */
const SENDER = /【[^【】\d]*\d{1,3}[^【】\d]*】/gu;
/** "1069 0001 2345: ", "(415) 555-0132\n": who sent the message; bare digits may be a code. */
const SENT_BY =
  /^(?:(?:来自 ?|from:? )\d{5,20}|106(?: ?\d){2,17}|(?=\d*[+() -])[+(]?\d(?:[ ()-]{0,2}\d){7,19})(?:\n|: ?)(?=[^]*\p{L})(?=[^]*\d{4})/iu;
/** A page, a person, a phone, a date, or who sent the message: their numbers are no codes. */
const ADDRESSES = [
  /(?:[a-z][a-z\d+.-]{0,15}:\/\/|www\.)[!-~]+/giu,
  /[!-?A-~]{0,64}@[!-?A-~]+/gu,
  /(?<![a-z\d.-])[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){1,8}[/?:#][!-~]+/giu,
  /\+\d{1,3}[ -]?\(?\d[\d ()-]{5,13}\d(?!\d)/gu,
  new RegExp(
    String.raw`(?<!\d)(?:\d{1,2}\.? ${MONTH}|${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?)(?:[, ]{1,2}20\d\d)?(?!\d)`,
    "giu",
  ),
  /(?<!\d)20\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)/gu,
  /【4399】|(?<!\d)12306(?!\d)/gu,
];

/** Quotes, brackets and ends of sentences: any other sign makes a number something else. */
const PLAIN_SIGNS = /^[\p{L}\d\s/.,:;!?~。，：；、！？"'“”‘’「」『』()（）[\]【】<>《》→➜✅👉🔑🔐\p{Pd}]*$/u;
/** A sum or a date, or a part of the code: "1000,-", "2026. 11. 2.", "...3920". */
const OTHER_SIGNS = /\(\+?\d{1,4}\) ?\d|,-|^20\d\d\. |\d \/ \d|\.\.|\d\?|^\?/u;

/** Without letters nothing says what a number is: one that looks like something else is unclear. */
function codeInSigns(text: string): Result<string> {
  const found = onlyCode(candidatesIn(text));
  const isLeft = (text.match(/\d{3,}/gu) ?? []).some((digits) => found.ok && !found.value.includes(digits));
  const isPlain = PLAIN_SIGNS.test(text) && !OTHER_SIGNS.test(text) && !isLeft;
  return found.ok && (!isPlain || isYear(found.value)) ? failed("pass-code-unclear") : found;
}

function codeInMessage(text: string): Result<string> {
  const readable = text.replace(OTHER_CODES, (all) => "#".repeat(all.length));
  const names = codeNamesIn(readable);
  const candidates = candidatesIn(readable);
  const said = candidates.filter((one) => isSaidToBeCode(readable, names, one));
  const found = onlyCode(candidates.filter((one) => said.includes(one) || !SERVICE.test(one.digits)));
  const isOther =
    isUnreadable(readable, names) ||
    isOfOtherBusiness(readable, names) ||
    candidates.some((one) => isTakenBack(readable, one));
  if (!found.ok && !isOther && candidates.length === 0 && !/\d{4}/u.test(text)) return found;
  const isClear = found.ok && !isOther && said.length > 0 && !hasLike(readable, found.value);
  return isClear ? found : failed("pass-code-unclear");
}

/** "483920, no, 483921": one digit or two are put right. */
function hasLike(text: string, code: string): boolean {
  const differs = (other: string) => Array.from(other).filter((digit, at) => digit !== code[at]).length;
  return (text.match(/\d+/gu) ?? []).some(
    (other) => other.length === code.length && other !== code && differs(other) < 3 - Number(code.length < 6),
  );
}

/** "ABCDEF", but no word of a shouted sentence. */
const CAPITALS = "(?:[A-Z]{4,10}(?! [A-Z]{2})|(?:[A-Z]-){2,8}[A-Z])";
/** "ABC123": letters and digits. */
const MIXED = String.raw`(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z\d-]{4,12}`;
/** Behind a name of a code: "ABC123", "483.920", "483920112", "******", "[图片]", "48…". */
const NO_DIGITS_AFTER = new RegExp(
  String.raw`^[\s:=是为為]{0,4}(?:${IS})?["'“”([【\s:]{0,4}(?:(?!(?:G|FB)-\d)(?:${CAPITALS}|${MIXED})(?![\p{L}\p{N}])` +
    String.raw`|(?!(?:\d{4,8}|\d{3}\p{Pd}\d{3}|\d(?:\p{Pd}\d){3,7})(?![.,·\p{Pd}]?\d))(?:\d[.,·\p{Pd}]?){3,20}\d|\*{3}` +
    String.raw`|[^\p{L}\p{N}\n]{0,3}(?:${NOT_SHOWN})|(?<=\[)[^\]\d]{1,12}\]|\d{1,8}(?:…|\.{2})|\d{1,3}\n|(?<=(?:[:=是为為]|${IS})\s{0,2})[,.。;](?! ?\d[\d -]{3}))`,
  "u",
);
const LETTERS_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?!(?:G|FB)-\d)(?=[\d-]{0,12}[A-Z])[A-Z\d-]{4,12}\s{0,2}(?:${IS}|\()(?!\s?["“(【[]?\d)`,
  "u",
);
/** "483920code: 4711": the code itself may be the number that is joined to a word. */
const GLUED = /(?<![\p{L}\p{N}])\d{4,8}(?=[a-z]{2})|(?<![a-z])(?:otp|v?code|sms)\d{4,8}(?!\d)/iu;

/** The code itself is of letters, joined to a word, or cut: the digits elsewhere are none. */
function isUnreadable(text: string, names: Name[]): boolean {
  const isBehind = (name: Name) => NO_DIGITS_AFTER.test(text.slice(name.index + name[0].length).slice(0, 40));
  return names.some(isBehind) || LETTERS_BEFORE.test(text) || GLUED.test(text);
}

/** China's carriers, banks and public services: no code, if nothing says that it is one. */
const SERVICE = /^(?:100(?:00|10|50|86)|12[13]\d\d|95\d{3})$/u;
/** Words of digits, with hyphens in them, that a single blank separates. */
const ROW = /\d+(?:\p{Pd}\d+)*(?: \d+(?:\p{Pd}\d+)*)*/gu;

/** Numbers of four to eight digits that nothing around them says to be something else. */
function candidatesIn(text: string): Candidate[] {
  return [...text.matchAll(ROW)]
    .flatMap(({ 0: row, index }) => numbersIn(text, row, index))
    .filter((one) =>
      one.digits.includes(" ") ? !isLabelled(text, one) : !isOtherNumber(text, one) && isAlone(text, one),
    )
    .map((one) => (followsHyphen(text, one) ? { ...one, digits: `-${one.digits}` } : one));
}

/**
 * Only a row of one long number, or of one code in groups, is clear: "1000 483 920", "4839 20" and
 * a short "20" behind "4839, " may be anything. But "4839 5 min" is a code and a time.
 */
function numbersIn(text: string, row: string, from: number): Candidate[] {
  let at = from;
  const groups = (SPELLED.test(row) ? [row] : row.split(" ")).map((part) => {
    const group = { part, digits: part.replace(/\D/gu, ""), from: at, to: at + part.length };
    at = group.to + 1;
    return group;
  });
  const short = groups.filter(({ part }) => part.length < 4);
  const isLoose = short.some((one) => isAlone(text, one) && !isOtherNumber(text, one));
  if (short.length > 1 || groups.length - short.length > 1 || isLoose)
    return [{ digits: `${row} `, from, to: from + row.length }];
  return groups.filter(({ part }) => SPELLED.test(part));
}

const PART_OF_WORD = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_]`, "u");

/** No word, amount, date or longer number goes on at either side. */
function isAlone(text: string, { from, to }: Candidate): boolean {
  const [last = "", lastButOne = ""] = Array.from(text.slice(Math.max(0, from - 4), from)).reverse();
  const [first = "", second = ""] = Array.from(text.slice(to, to + 4));
  if (PART_OF_WORD.test(last) || PART_OF_WORD.test(first)) return false;
  if (/[*•●×\p{Sc}#№+&\\/@~^%_]/u.test(last) || /[*•●×\p{Sc}#%+=&\\/@~^_]/u.test(first)) return false;
  if (/[.'’·]/u.test(last) && /[\p{L}\p{N}]/u.test(lastButOne)) return false;
  if (/[,:]/u.test(last) && /\p{N}/u.test(lastButOne)) return false;
  if (/[\p{Pd}−]/u.test(first)) return second !== "" && !/[\p{L}\p{N}]/u.test(second);
  return !(/[.,:'’·]/u.test(first) && /\p{N}/u.test(second));
}

/** After "G-", which is Google's, or "OTP-" it is a code; after other letters a reference. */
function followsHyphen(text: string, { from }: Candidate): boolean {
  const before = text.slice(Math.max(0, from - 5), from);
  return /\p{Pd}$/u.test(before) && !/(?:^|[^\p{L}\p{N}])(?:G|FB|OTP|PIN)-$|[码碼]-$/u.test(before);
}
