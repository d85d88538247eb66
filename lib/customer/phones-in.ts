import { westernDigits } from "../authing/western-digits.ts";
import type { Failure } from "../failure.ts";
import { isDenied } from "./is-denied.ts";
import { CONTACT_SIGNS, hasOtherCode, labelBefore, namesSuchCountry, withoutOtherNumbers } from "./not-the-phone.ts";
import { readNumber, shorterNumbers, type Reading, type WrittenPhone } from "./read-number.ts";
import { ENDS } from "./word-list.ts";

interface PhonesFound {
  phones: WrittenPhone[];
  /** Why digits that could be a phone are not read as one. */
  doubts: Failure[];
}

const DOT = String.raw`.·•∙・‧⋅․`;
const DASH = String.raw`\p{Pd}−⁃˗─━`;

const EXTENSION_WORD = String.raw`(?:ext(?:ension)?|转|轉|内线|分机号?|分機號?)`;
const EXTENSION_DIGITS = String.raw`[\s.:=]{0,3}\d{1,6}(?![\p{L}\p{N}*×•●#])`;
const EXTENSION = new RegExp(
  [
    String.raw`(?<=(?:\d[ ().-]{0,2}){7})[ \t;,-]{0,3}(?:${EXTENSION_WORD}${EXTENSION_DIGITS}|\(${EXTENSION_WORD}${EXTENSION_DIGITS}\))`,
    // An "x" beside its digits hides one, unless the number before it is whole for certain.
    String.raw`(?<=(?<!\d)1[3-9]\d{9}|\+1(?:[ ().-]{0,2}\d){10})[ ;,-]{0,3}[x#]${EXTENSION_DIGITS}`,
    String.raw`(?<=(?:\d[ ().-]{0,2}){10}) x(?=\d\d)${EXTENSION_DIGITS}`,
  ].join("|"),
  "giu",
);
/** "010-88886666-801": a line and its extension, as they are written in China. */
const LINE_EXTENSION = /(?<=(?<!\d)\(?(?:010|02\d|0[3-9]\d\d)\)?[- ]?\d{7,8})-\d{1,6}(?![\d-])/gu;
/** "Tel.13800138000", "M-+49…", "张三-13800138000": what parts a label or a name from its number. */
const BESIDE_LABEL =
  /(?<=(?<![\p{L}\p{N}])(?:tel|mob(?:ile)?|phone|cell|ph|[tm])|\p{sc=Han})[.\p{Pd}](?=\s?(?:\(?\+|1[3-9]\d{9}(?![\p{L}\p{N}])))|(?<=(?<![\p{L}\p{N}])1[3-9]\d{9})\p{Pd}(?=\p{sc=Han})/giu;
/** What a long vowel is written with in Japanese is its keyboard's dash. */
const KANA_DASH = /(?<=\d)ー(?=\d)/gu;
/** "+86 +86 138…", "+86 86138…": both a field and the agent wrote it. */
const CODE_TWICE = /\+86[\s()-]{0,2}(?=\+?86[\s()-]{0,2}1[3-9])/gu;
/** "+49 171/2345678": what is before the slash is too short for a number, so both are one. */
const SLASH_BEHIND_AREA =
  /(?<=(?:\+|00)4[39][ ().-]{0,3}(?:0\)? ?)?[1-9]\d{1,4}\)?) ?\/ ?(?=\d(?: ?\d){3,9}(?![\d/]| \d))/gu;
/** A number in the address of a page may be anything; it is made one word with a letter. */
const WEB_ADDRESS =
  /(?:(?<![a-z\d])[a-z][a-z\d+.-]{0,15}:\/\/|(?<![\w.@-])(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,20})(?::\d{2,5})?[/?]|(?<!\S)\/[a-z][\w-]{0,40}\/)[^\s<>"，。；、！？）】》]*/giu;
const SPREADSHEET = /(?<![\p{L}\p{N}.])\d(?:[.,]\d{1,15} ?e ?\+? ?|e\+)\d{1,3}(?![\p{L}\p{N}])/iu;
/** A column that is too narrow, and what a formula shows in place of a value. */
const SPREADSHEET_CELL = /^#(?:#{2,}|N\/A|(?:REF|VALUE|NULL|NUM|DIV\/0|SPILL)!|NAME\?)$/iu;
const HIDDEN = String.raw`[*×✕●○◦█■□▪…⋯]|[〇ⅹ]{2,12}|(?<![a-z])(?:x{2,12}|\?{2,12}|_{2,12}|[${DOT}]{2,12})(?![a-z])|[${DASH}]{3,12}`;
const NEAR = String.raw`[ ().[\]${DASH}]{0,2}`;
/** A sign of something hidden, beside a digit. Other signs hide something only between two. */
const MASKED = new RegExp(
  String.raw`\d${NEAR}(?:${HIDDEN})|(?:${HIDDEN})${NEAR}\d|\d ?[x#?_~] ?\d|\d([^\p{L}\p{N}\s,])\1+\d`,
  "iu",
);

/**
 * "13800138000转8012", "17012345678,8012": a number that a shop shows in place of its customer's.
 * "159 1234 5678/02" is two.
 */
const MORE_THAN_A_MOBILE =
  /1[3-9](?:[ .·\p{Pd}]?\d){9}(?: ?[,(]? ?(?:转接?|轉|#|内线|分机号?|分機號?|ext(?:ension)?|[pw])[ .:]{0,2}\d{4}| ?[,;]{1,2} ?\d{4}(?![\d年/.-])| ?[/、\\&] ?[-.]?\d{1,8}(?!\d))/iu;
/** "13800138000 or 9": the last digits are not certain. */
const OTHER_END = /\d[\s,;.!?吗嗎，。]{0,6}(?:or|oder|ou|或者?|或是|还是|還是)\s?\d{1,4}(?!\d)/iu;

/**
 * Every phone in a text. Mainland China's mobile numbers are known by their digits, all others by
 * "+" or "00"; a number without either counts only if the text has no other digits.
 */
export function phonesIn(text: string): PhonesFound {
  const readable = westernDigits(text)
    .replace(/&(?:nbsp|#160);/giu, " ")
    .replace(/%2B(?=\d)/giu, "+")
    .replace(KANA_DASH, "-")
    .replace(CODE_TWICE, "")
    .replace(SLASH_BEHIND_AREA, " ")
    .replace(/(?<![\p{L}\p{N}*_`])(\*{1,2}|_{1,2}|`{1,3})([^*_`\n]{0,40}\d{11})\1(?![\p{L}\p{N}*_`])/gu, "$2")
    .replace(/(?<=(?<![\d.])\d{9,15})\.0{1,2}(?![\d.])/gu, "")
    .replace(WEB_ADDRESS, (address) => `a${address.replace(/[^\p{L}\p{N}]/gu, "")} `);
  const whole = readable.replace(EXTENSION, "\n").replace(LINE_EXTENSION, "\n").replace(BESIDE_LABEL, " ");
  const kept = withoutOtherNumbers(whole);
  if (SPREADSHEET.test(kept) || SPREADSHEET_CELL.test(text))
    return { phones: [], doubts: [{ code: "query-spreadsheet" }] };
  if (MASKED.test(kept)) return { phones: [], doubts: [{ code: "query-masked" }] };

  const doubts: Failure[] = [];
  // "张三+13012345678": a plus that means "and", or a number of the USA.
  if (/\p{L}\+1[3-9]\d{9}(?!\d)/u.test(kept)) doubts.push({ code: "phone-country-unclear" });
  if (MORE_THAN_A_MOBILE.test(readable) || OTHER_END.test(kept)) doubts.push({ code: "query-unclear" });
  const apart = kept
    .replace(/\(([^()]{0,200})\)/gu, (all, inner: string) => (/[^\s\d+\p{P}−]/u.test(inner) ? `\n${inner}\n` : all))
    .replace(/(?<=[\p{L}\p{M}])(?=\()|(?<=\))(?=\p{L})|(?<=\p{Script=Han})(?=\+\d)/gu, "\n");
  const { rows, hasMore } = rowsIn(apart);
  if (hasMore) doubts.push({ code: "query-unclear" });
  const found = rows.map(readRow);
  doubts.push(...found.flatMap((row) => row.doubts));

  const numbers = found.flatMap((row) => row.numbers);
  const phones = new Map<string, WrittenPhone>();
  for (const part of numbers) {
    const phone = phoneOf(part);
    const before = apart.slice(Math.max(0, part.start - 80), part.start);
    const behind = apart.slice(part.end).replace(TAG, "");
    const isWeak = part.reading.kind === "weak";
    const isAlone = phone.userId.length === whole.replace(/\D/gu, "").length;
    if (isDenied(before, behind) || endsOtherwise(phone, whole)) doubts.push({ code: "query-unclear" });
    const isClear = isWeak
      ? isAlone && (isLabelled(before, behind) || !/\p{L}/u.test(kept))
      : isPhone(phone, before, behind) && !(part.text.startsWith("00") && DIGITS_BESIDE.test(before));
    if (!isClear) doubts.push({ code: "query-unclear" });
    if (isWeak && !isClear) continue;
    if (phone.userId.startsWith("+")) phone.shorter = shorterNumbers(part.text, /^[ .-]*\p{L}/u.test(behind));
    // Written twice, once with its country code: the code was said.
    if (phones.get(phone.userId)?.countryCode === undefined) phones.set(phone.userId, phone);
  }
  const chinese = [...phones.values()].filter(({ userId }) => !userId.startsWith("+"));
  const mayBeAbroad = chinese.some(({ countryCode }) => countryCode === undefined) && namesSuchCountry(kept);
  if (mayBeAbroad || (chinese.length > 0 && hasOtherCode(withoutParts(apart, numbers))))
    doubts.push({ code: "phone-country-unclear" });
  return { phones: [...phones.values()], doubts };
}

function phoneOf({ text, reading }: Part): WrittenPhone {
  return reading.kind === "phone" ? { ...reading.phone } : { userId: text.replace(/\D/gu, "") };
}

/** The text with a sign in place of each part. */
function withoutParts(text: string, parts: Part[]): string {
  const last = parts.at(-1);
  const outside = parts.map(({ start }, index) => text.slice(parts[index - 1]?.end ?? 0, start));
  return [...outside, text.slice(last?.end ?? 0)].join("#");
}

/** "the account's phone ends in 9000", "the last digits may be 87": those of another number. */
const ENDING = new RegExp(
  String.raw`(?:${ENDS}|\b(?:last|letzten?|final) (?:four|4|vier|digits?|ziffern?)(?: digits| ziffern)?|最[后後][一两]?位)(?<!(?:证|卡)[号號]?码?\D{3})[^\d\n]{0,8}((?<=位\D*|digits?\D*|ziffern?\D*)\d{1,4}|\d{3,4})(?!\d)`,
  "giu",
);

/** Whether the text has the end of another number. */
function endsOtherwise({ userId }: WrittenPhone, text: string): boolean {
  return [...text.matchAll(ENDING)].some(([, end = ""]) => !userId.endsWith(end));
}

/** Whether what is beside a number leaves it whole, and a phone. */
function isPhone(phone: WrittenPhone, before: string, behind: string): boolean {
  // "13800138000'12", "12/13800138000".
  if (GLUED_BEFORE.test(before.replace(TAG, "")) || GLUED_BEHIND.test(behind)) return false;
  if (phone.userId.startsWith("+")) return !goesOn(behind);
  const isAmount = AMOUNT_BEFORE.test(before) || AMOUNT_BEHIND.test(behind);
  return phone.countryCode !== undefined || !(isAmount || labelBefore(before) === "other");
}

/** "0 / 0049…": in the same cell as other digits, "00" may be in the middle of a number. */
const DIGITS_BESIDE = /\p{N}[^\p{L}\p{N}\t\n,;|、。]+$/u;
const TAG = /<[^<>]{0,400}>/gu;
const GLUED_BEFORE = /\d[^\s\p{L}\p{N},;:|)\]}"”=]?$/u;
const GLUED_BEHIND = /^[^\s\p{L}\p{N},;:|.!?"”)]?\d/u;
const AMOUNT_BEFORE = /(?:\p{Sc}|(?<!\p{L})Rp)\s?$/u;
const AMOUNT_BEHIND = /^\s?(?:\p{Sc}|(?:bytes?|EUR|USD|CNY|RMB|F?CFA|Ft|kr|zł|руб|元|원|đ)(?!\p{L}))/u;

function isLabelled(before: string, behind: string): boolean {
  return labelBefore(before) === "phone" && !/^ *[\p{L}\p{N}]/u.test(behind);
}

/** What may stand directly behind a whole number; another sign may hide digits or part them. */
const END = /^\s*(?:[\p{L}\p{N},;:.!?。、)\]}>"'”’»」】|<(+]|$)/u;
const WORD_OF_ITS_OWN =
  /[\s"',;:|(>](?!(?:and|or|und|oder|bis|to)\s)(?:\p{L}{2,}(?=[\s"',;:|.)<])|\p{Script=Han}{2})/iu;

/** A foreign number has any length: only a word may be between its end and the next digit. */
function goesOn(behind: string): boolean {
  const gap = /^\D*(?=\d)/u.exec(behind)?.[0];
  const isAnotherNumber = /^[^\d+]*\+[ (]?(?:\d[ ().-]{0,2}){7}/u.test(behind);
  return !END.test(behind) || (gap !== undefined && !isAnotherNumber && !WORD_OF_ITS_OWN.test(gap));
}

const CELL_ENDS = String.raw`\n\r\t\v\f,;:=|/\\&<>[\]{}"“”„«»‹›‚《》〈〉「」『』【】〔〕‘’'\u0060´、。！!？?%@^~$${CONTACT_SIGNS}\p{Extended_Pictographic}\p{RI}\ufe0f`;
const CELL_END = new RegExp(`[${CELL_ENDS}]`, "u");
const WORD = new RegExp(`[^${CELL_ENDS}\\s]+`, "gu");
/** A whole text like "user13800138000" or a UUID; a single "x" more often belongs to a phone. */
const NAME = /^[\w.-]*[a-wyz][\w.-]*$/iu;
const PHONE_WORD = new RegExp(`^[\\d()+${DOT}${DASH}]+$`, "u");

interface Word {
  text: string;
  start: number;
  end: number;
}

/** Words of digits that only blanks separate. A longer number in any other word is a doubt. */
function rowsIn(text: string): { rows: Word[][]; hasMore: boolean } {
  const rows: Word[][] = [];
  let hasMore = false;
  let row: Word[] = [];
  let last = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const begins = CELL_END.test(text.slice(last, index));
    last = index + word.length;
    // A plus begins another number, if the one before it is whole.
    if (begins || (/^\(?\+/u.test(word) && readNumber(joined(row)).kind === "phone")) row = [];
    if (!PHONE_WORD.test(word)) {
      row = [];
      hasMore ||= /\d{7}/u.test(word.replace(/[\p{P}\p{S}]/gu, "")) && !(word === text && NAME.test(word));
      continue;
    }
    if (row.length === 0) rows.push(row);
    row.push({ text: word, start: index, end: last });
  }
  return { rows: rows.filter((words) => /\d/u.test(joined(words))), hasMore };
}

function joined(words: Word[]): string {
  return words.map(({ text }) => text).join(" ");
}

interface Part extends Word {
  reading: Reading;
}

interface ReadRow {
  /** Phones, and digits that may be one. */
  numbers: Part[];
  doubts: Failure[];
}

function readRow(words: Word[]): ReadRow {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return { numbers: [], doubts: [] };
  const all: Part = { text: joined(words), start: first.start, end: last.end, reading: readNumber(joined(words)) };
  if (all.reading.kind === "phone") return { numbers: [all], doubts: [] };
  const parts = words.length > 1 ? partsOf(words) : [];
  if (parts.some(({ reading }) => reading.kind === "phone")) return readParts(parts);
  if (all.reading.kind === "doubt") return { numbers: [], doubts: [all.reading.failure] };
  if (all.reading.kind === "weak") return { numbers: [all], doubts: [] };
  // Too many digits for one phone: each word may be one, or all are groups of something longer.
  const isLong = all.reading.digits.length > 15 && /\D/u.test(all.text);
  return { numbers: [], doubts: isLong ? [{ code: "query-unclear" }] : [] };
}

const COUNTRY_86 = new RegExp(`^\\(?(?:\\+|00|0)?86\\)?[${DASH}]?$`, "u");

/** Each word by itself, "+86" with the word behind it. */
function partsOf(words: Word[]): Part[] {
  const parts: Part[] = [];
  for (const word of words) {
    const last = parts.at(-1);
    const code = last && COUNTRY_86.test(last.text) ? parts.pop() : undefined;
    const text = code ? `${code.text} ${word.text}` : word.text;
    parts.push({ text, start: code?.start ?? word.start, end: word.end, reading: readNumber(text) });
  }
  return parts;
}

function readParts(parts: Part[]): ReadRow {
  const doubts: Failure[] = [];
  for (const groups of groupsBeside(parts))
    if (readNumber(groups.join(" ")).kind !== "other") doubts.push({ code: "query-unclear" });
  const isPhone = (part?: Part) => part?.reading.kind === "phone";
  parts.forEach((part, index) => {
    const { text, reading } = part;
    if (reading.kind === "phone") return;
    const isBesidePhone = isPhone(parts[index - 1]) || isPhone(parts[index + 1]);
    if (reading.kind !== "other") doubts.push({ code: "query-unclear" });
    // "49 13800138000": the country of a number follows no full stop.
    else if (/\+|^\(?00/u.test(text) || (isBesidePhone && /^\(?\d{1,3}\)?$/u.test(text)))
      doubts.push({ code: "phone-country-unclear" });
  });
  return { numbers: parts.filter(isPhone), doubts };
}

/** Short words side by side can be the groups of another number: "13912345678 138 1234 5678". */
function groupsBeside(parts: Part[]): string[][] {
  const rows: string[][] = [[]];
  for (const { text, reading } of parts)
    if (reading.kind === "other" && reading.digits.length <= 15) rows.at(-1)?.push(text);
    else rows.push([]);
  return rows.filter((row) => row.length > 1);
}
