import { westernDigits } from "../authing/western-digits.ts";
import type { Failure } from "../failure.ts";
import { CONTACT_SIGNS, withoutOtherNumbers } from "./other-numbers.ts";
import { parts, words } from "./word-list.ts";

/**
 * A number as it was written: without its country code, with it ("+44…"), or none that is known
 * ("07400 123456").
 */
export interface WrittenPhone {
  userId: string;
  countryCode?: string;
}

export interface PhonesFound {
  phones: WrittenPhone[];
  /** Why digits that could be a phone are not read as one. */
  doubts: Failure[];
}

const DOT = String.raw`.·•∙・‧⋅․`;
const DASH = String.raw`\p{Pd}−⁃˗─━`;

const EXTENSION =
  /(?<=(?:\d[ ().-]{0,2}){7})[ \t;,-]{0,3}(?:x|ext(?:ension)?|转|轉|内线|分机号?|分機號?|#)[\s.:=]{0,3}\d{1,6}(?![\p{L}\p{N}*×•●#])/giu;
/** "010-88886666-801": a line and its extension, as they are written in China. */
const LINE_EXTENSION = /(?<=(?<!\d)(?:\(?0\d{2,3}\)?[- ]?)\d{7,8})-\d{1,6}(?![\d-])/gu;
/** "Tel.13800138000", "M-+49…": the label of the number behind it. */
const LABEL = /(?<![\p{L}\p{N}])(?:tel|mob(?:ile)?|phone|cell|ph|[tm])[.-]\s?(?=\(?\+|1[3-9]\d{9}(?![\p{L}\p{N}]))/giu;
/** What a long vowel is written with in Japanese is its keyboard's dash. */
const KANA_DASH = /(?<=\d)ー(?=\d)/gu;
/** "+86 +86 138…", "+86 86138…": both a field and the agent wrote it. */
const CODE_TWICE = /\+86[\s()-]{0,2}(?=\+?86[\s()-]{0,2}1[3-9])/gu;
/** A number in the address of a page may be anything; it is made one word with a letter. */
const WEB_ADDRESS =
  /(?:(?<![a-z\d])[a-z][a-z\d+.-]{0,15}:\/\/|(?<![\w.@-])(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,20})(?::\d{2,5})?[/?]|(?<!\S)\/[a-z][\w-]{0,40}\/)[^\s<>"，。；、！？）】》]*/giu;
const SPREADSHEET = /(?<![\p{L}\p{N}.])\d(?:[.,]\d{1,15} ?e\+?|e\+)\d{1,3}(?![\p{L}\p{N}])/iu;
const HIDDEN = String.raw`[*×✕●○◦█■□▪…⋯]|[〇ⅹ]{2,12}|(?<![a-z])(?:x{2,12}|\?{2,12}|_{2,12}|[${DOT}]{2,12})(?![a-z])|[${DASH}]{3,12}`;
const NEAR = String.raw`[ ().[\]${DASH}]{0,2}`;
/** A sign of something hidden, beside a digit. Other signs hide something only between two. */
const MASKED = new RegExp(
  String.raw`\d${NEAR}(?:${HIDDEN})|(?:${HIDDEN})${NEAR}\d|\d ?[x#?_~] ?\d|\d([^\p{L}\p{N}\s,])\1+\d`,
  "iu",
);

/** "+49 30 1234567↵89", "+49 30 123456 7X", "13800138000/01": a whole number goes on. */
const GOES_ON = new RegExp(
  String.raw`\+(?!86)\d[\d ().-]{5,20}(?:\d\s?\n ?\d{1,6}(?=\s*(?:\n|$|\S*@))|(?:\d ?\d?X| \d\?)(?![\p{L}\p{N}])| ?\[(?:hidden|…|\.\.)|<\/?\w[^<>]{0,20}>\d)|(?<!\d)1[3-9]\d{9} ?[/、] ?\d{1,6}(?![\d/.-])`,
  "u",
);

/** "13800138000转8012": a number that a shop shows in place of its customer's. */
const RELAY = /(?<!\d)1[3-9]\d{9} ?,? ?(?:转|轉|#) ?\d{4}/u;

/** Mainland China's code, alone or with the number behind it. */
const CHINA = String.raw`(?!86(?!\d)|86\D?1[3-9])`;
const CODE_LABEL = String.raw`国家代?码|國家代?碼|国别?码|國碼|[區区][號号码]|(?:country|nation|area|dial(?:l?ing)?|calling)[ _-]?code|(?<!\p{L})(?:cc|country)|prefix|vorwahl|国番号|國番號|국가\s?번호|indicatif|c[óo]digo de pa[íi]s|prefijo`;

/** Another country's code or name that is no part of the number itself. */
const OTHER_COUNTRY = new RegExp(
  [
    // "+49", "00 49", "Country code: 49".
    String.raw`(?:[+➕][\s(]{0,3}0{0,2}|(?<!\d[^\p{L}\p{N}]{0,3})00 ?(?=[1-9])|(?:${CODE_LABEL})["'\s:=]{0,4}(?!0[1-9]))${CHINA}\d`,
    // A German mobile number with its 0.
    String.raw`(?<!\p{L})(?:mobil|handy|telefon)(?:nummer|nr)?[^\p{L}\p{N}+]{1,4}01[5-7]`,
    // Bare before what can be a mobile number of Germany or Austria.
    String.raw`(?<![\p{L}\p{N}.:/-])\(?(?:49|43)[^\p{L}\p{N}+]{1,6}(?=(?:0\))?1[5-7])`,
    String.raw`(?<!\p{RI})(?!🇨🇳)\p{RI}{2}`,
    String.raw`(?<!\p{L})(?:country(?:[ _-]?(?:name|iso))?|国家|國家)["'\s]{0,3}[:=]["'\s]{0,3}(?!cn|chn|prc|null|none|[^\n]{0,30}chin|中)\p{L}`,
  ].join("|"),
  "iu",
);

/** The names of countries whose own numbers can look like a mobile one of mainland China. */
const SUCH_COUNTRY = new RegExp(
  [
    words(
      "germany | deutschland | alemania | alemanha | duitsland | niemcy | almanya | allemagne | germania | германия",
    ),
    words(
      "austria | österreich | oesterreich | eua | etats-unis | verenigde staten | brazil | brasil* | бразилия | autriche | австрия | united states | usa | америка | сша",
    ),
    words("estados unidos | ee.uu | états-unis | stati uniti | vereinigte staaten | america | amerika"),
    words("canada | canadá | kanada | канада | jamaica | puerto rico | dominican* | bahamas | barbados | trinidad"),
    parts(
      "德国 | 德國 | 奥地利 | 奧地利 | 美国 | 美國 | 加拿大 | 巴西 | ブラジル | ドイツ | オーストリア | アメリカ | 米国 | カナダ",
    ),
    parts("독일 | 오스트리아 | 미국 | 캐나다 | ألمانيا | النمسا | أمريكا | كندا"),
  ].join("|"),
  "iu",
);
const SUCH_COUNTRY_CODE = /(?<![\p{L}\p{N}])(?:DEU?|GER|AU?T|USA?|U\.S\.A?|CA|BR)(?![\p{L}\p{N}])/u;

/** What is said of a phone, and of no other number. */
const PHONE_LABEL =
  /tel|phone|mobil|cell|fon|handy|fijo|móvil|celular|电话|電話|手机|手機|座机|座機|携帯|휴대|전화|тел|моб|هاتف|جوال/iu;

/**
 * Every phone in a text. Mainland China's mobile numbers are known by their digits, all others by
 * "+" or "00"; a number without either counts only if the text has no other digits.
 */
export function phonesIn(text: string): PhonesFound {
  const readable = westernDigits(text)
    .replace(/%2B(?=\d)/giu, "+")
    .replace(KANA_DASH, "-")
    .replace(CODE_TWICE, "")
    .replace(/(?<![\p{L}\p{N}*_`])(\*{1,2}|_{1,2}|`{1,3})([^*_`\n]{0,40}\d{11})\1(?![\p{L}\p{N}*_`])/gu, "$2")
    .replace(/(?<=(?<![\d.])\d{9,15})\.0{1,2}(?![\d.])/gu, "")
    .replace(WEB_ADDRESS, (address) => `a${address.replace(/[^\p{L}\p{N}]/gu, "")} `)
    .replace(EXTENSION, "\n")
    .replace(LINE_EXTENSION, "\n")
    .replace(LABEL, " ");
  const kept = withoutOtherNumbers(readable);
  if (SPREADSHEET.test(kept)) return { phones: [], doubts: [{ code: "query-spreadsheet" }] };
  if (MASKED.test(kept)) return { phones: [], doubts: [{ code: "query-masked" }] };

  const { rows, doubts } = rowsIn(kept);
  // "张三+13012345678": a plus that means "and", or a number of the USA.
  if (/\p{L}\+1[3-9]\d{9}(?!\d)/u.test(kept)) doubts.push({ code: "phone-country-unclear" });
  if (GOES_ON.test(kept) || RELAY.test(text)) doubts.push({ code: "query-unclear" });
  const found = rows.map(readRow);
  const digits = readable.replace(/\D/gu, "").length;
  const phones = new Map<string, WrittenPhone>();
  for (const phone of found.flatMap((row) => row.phones)) {
    // Written twice, once with its country code: the code was said.
    if (phones.get(phone.userId)?.countryCode === undefined) phones.set(phone.userId, phone);
  }
  for (const { weak } of found) {
    if (weak === undefined) continue;
    if (weak.length === digits && (!/\p{L}/u.test(kept) || PHONE_LABEL.test(kept))) phones.set(weak, { userId: weak });
    else doubts.push({ code: "query-unclear" });
  }
  const chinese = [...phones.values()].filter(({ userId }) => !userId.startsWith("+"));
  const isOfSuchCountry = SUCH_COUNTRY.test(kept) || SUCH_COUNTRY_CODE.test(kept);
  const mayBeAbroad = isOfSuchCountry && chinese.some(({ countryCode }) => countryCode === undefined);
  if (mayBeAbroad || (OTHER_COUNTRY.test(kept) && chinese.length > 0)) doubts.push({ code: "phone-country-unclear" });
  return { phones: [...phones.values()], doubts: [...doubts, ...found.flatMap((row) => row.doubts)] };
}

const CELL_END = new RegExp(
  String.raw`[\n\r\t\v\f,;:=|/\\&<>[\]{}"“”„«»‹›‚《》〈〉「」『』【】〔〕‘’'\u0060´、。！!？?%@^~$${CONTACT_SIGNS}\p{Extended_Pictographic}\p{RI}\ufe0f]+`,
  "u",
);
/** A whole text like "user13800138000" or a UUID; a single "x" more often belongs to a phone. */
const NAME = /^[\w.-]*[a-wyz][\w.-]*$/iu;
const PHONE_WORD = new RegExp(`^[\\d()+${DOT}${DASH}]+$`, "u");

/**
 * Words of digits that only blanks separate, each with the blanks. A longer number in any other
 * word is a doubt.
 */
function rowsIn(text: string): { rows: string[][]; doubts: Failure[] } {
  const rows: string[][] = [];
  const doubts: Failure[] = [];
  const apart = text
    .replace(/\(([^()]{0,200})\)/gu, (all, inner: string) => (/[^\s\d+\p{P}−]/u.test(inner) ? `\n${inner}\n` : all))
    .replace(/(?<=[\p{L}\p{M}])(?=\()|(?<=\))(?=\p{L})|(?<=\p{Script=Han})(?=\+\d)/gu, "\n");
  for (const cell of apart.split(CELL_END)) {
    let row: string[] = [];
    for (const word of [...cell.split(/\s+/u), ""]) {
      if (PHONE_WORD.test(word)) {
        // A plus begins another number, if the one before it is whole.
        if (/^\(?\+/u.test(word) && readNumber(row.join(" ")).kind === "phone") {
          rows.push(row);
          row = [];
        }
        row.push(word);
        continue;
      }
      if (row.some((part) => /\d/u.test(part))) rows.push(row);
      row = [];
      if (/\d{7}/u.test(word.replace(/[\p{P}\p{S}]/gu, "")) && !(word === text && NAME.test(word)))
        doubts.push({ code: "query-unclear" });
    }
  }
  return { rows, doubts };
}

interface ReadRow {
  phones: WrittenPhone[];
  doubts: Failure[];
  /** Digits that may be a phone: no country code, and no mobile number of mainland China. */
  weak?: string;
}

type Reading =
  | { kind: "phone"; phone: WrittenPhone }
  | { kind: "weak"; digits: string }
  | { kind: "doubt"; failure: Failure }
  | { kind: "other"; digits: string };

function readRow(words: string[]): ReadRow {
  const all = readNumber(words.join(" "));
  if (all.kind === "phone") return { phones: [all.phone], doubts: [] };
  const parts = words.length > 1 ? partsOf(words) : [];
  if (parts.some(({ reading }) => reading.kind === "phone")) return readParts(parts);
  if (all.kind === "doubt") return { phones: [], doubts: [all.failure] };
  if (all.kind === "weak") return { phones: [], doubts: [], weak: all.digits };
  // Too many digits for one phone: each word may be one, or they are the groups of something
  // longer.
  const isLong = all.digits.length > 15 && /\D/u.test(words.join(" "));
  return { phones: [], doubts: isLong ? [{ code: "query-unclear" }] : [] };
}

interface Part {
  text: string;
  reading: Reading;
}

const COUNTRY_86 = new RegExp(`^\\(?(?:\\+|00|0)?86\\)?[${DASH}]?$`, "u");

/** Each word by itself, "+86" with the word behind it. */
function partsOf(words: string[]): Part[] {
  const parts: Part[] = [];
  for (const word of words) {
    const last = parts.at(-1);
    const text = last && COUNTRY_86.test(last.text) ? `${last.text} ${word}` : word;
    if (text !== word) parts.pop();
    parts.push({ text, reading: readNumber(text) });
  }
  return parts;
}

function readParts(parts: Part[]): ReadRow {
  const phones: WrittenPhone[] = [];
  const doubts: Failure[] = [];
  for (const groups of groupsBeside(parts)) {
    const reading = readNumber(groups.join(" "));
    if (reading.kind === "phone") phones.push(reading.phone);
    else if (reading.kind !== "other") doubts.push({ code: "query-unclear" });
  }
  parts.forEach(({ text, reading }, index) => {
    if (reading.kind === "phone") {
      phones.push(reading.phone);
      return;
    }
    if (reading.kind !== "other") doubts.push({ code: "query-unclear" });
    else if (/\+|^\(?00/u.test(text)) doubts.push({ code: "phone-country-unclear" });
    // "49 13800138000": the country of a number follows no full stop.
    else if (
      /^(?:\d{1,4}|\(\d{1,4}\))$/u.test(text) &&
      parts[index + 1]?.reading.kind === "phone" &&
      reading.digits.length < 4
    )
      doubts.push({ code: "phone-country-unclear" });
  });
  return { phones, doubts };
}

/** Short words side by side can be the groups of another number: "13912345678 138 1234 5678". */
function groupsBeside(parts: Part[]): string[][] {
  const rows: string[][] = [[]];
  for (const { text, reading } of parts)
    if (reading.kind === "other" && reading.digits.length <= 15) rows.at(-1)?.push(text);
    else rows.push([]);
  return rows.filter((row) => row.length > 1);
}

/** One number, whatever is between its digits. */
function readNumber(written: string): Reading {
  const isInternational = /^\(?\s?(?:\+|00[1-9]|00 ?\d)/u.test(written);
  const text = isInternational || /^\(?86/u.test(written) ? written.replace(/\( ?0 ?\)/u, "") : written;
  const groups = text.match(/\d+/gu) ?? [];
  const digits = groups.join("").replace(/^00(?=[1-9])/u, "");
  if (digits.length > 15) return { kind: "other", digits };
  const isWhole = !/\+/u.test(text.replace(/^\(?\s?\+/u, ""));

  const [, code, mobile] =
    (isInternational ? /^(86)0?(1[3-9]\d{9})$/u : /^(?:0?(86)|0)?(1[3-9]\d{9})$/u).exec(digits) ?? [];
  if (mobile !== undefined && isWhole) {
    // "1 415 555 0132" is written like a number of the USA, and "0151 23456789" like one of
    // Germany.
    const [first = "", second = ""] = groups;
    const isAmerican = first === "1" && groups.some((group) => group.length > 1);
    const isGerman = code === undefined && /^0\d/u.test(first) && second !== "" && second.length !== 4;
    if (isAmerican || isGerman) return { kind: "doubt", failure: { code: "phone-country-unclear" } };
    if (!isWrittenAsMobile(written, groups)) return { kind: "doubt", failure: { code: "query-unclear" } };
    return { kind: "phone", phone: { userId: mobile, ...(code !== undefined && { countryCode: code }) } };
  }
  if (!isWhole) return { kind: "doubt", failure: { code: "query-unclear" } };
  // "8:00-17:00 13012345678", "+ 13012345678", "+1 13012345678": a sign of something else before a
  // whole mobile number of mainland China, or a number of the USA.
  const isApart = /^\(?(?:\+|00)\s(?!1\s)/u.test(written) && /^1[3-9]\d{9}$/u.test(digits);
  if (isApart || (isInternational && /^11[3-9]\d{9}$/u.test(digits)))
    return { kind: "doubt", failure: { code: "phone-country-unclear" } };
  if (isInternational) {
    if (/^861[3-9]/u.test(digits)) return incomplete(digits.length - 2);
    // "+49 151 12345678 12": whose groups these are nobody knows.
    if (/\d{4} +\d\d$|\d{3} +\d$/u.test(written)) return { kind: "doubt", failure: { code: "query-unclear" } };
    return digits.length < 7 ? { kind: "other", digits } : { kind: "phone", phone: { userId: `+${digits}` } };
  }
  if (digits.length < 7) return { kind: "other", digits };
  if (/^1[3-9]/u.test(digits)) return incomplete(digits.length);
  if (/^861[3-9]/u.test(digits)) return incomplete(digits.length - 2);
  // "1 138 1234 5678": a row's number before it.
  if (/^[1-9]\d?1[3-9]\d{9}$/u.test(digits)) return { kind: "doubt", failure: { code: "query-unclear" } };
  // "10115 030 1234567", "011 44 7400 123456", "12345.67": more than a number, or none.
  const isMore =
    (digits.length > 12 && groups.length > 1) || /^011\d{9}/u.test(digits) || /^-?\d+\.\d\d?$/u.test(written);
  return isMore ? { kind: "doubt", failure: { code: "query-unclear" } } : { kind: "weak", digits };
}

/** "138.0.7204.158", "139.69170640", "15.11.26 10115" are digits of something else. */
function isWrittenAsMobile(written: string, groups: readonly string[]): boolean {
  if (/\d\.\d+$/u.test(written) && groups.length === 2) return false;
  const own = /^(?:0|0{0,2}86)$/u.test(groups[0] ?? "") ? groups.slice(1) : groups;
  const [first = 0, ...others] = own.map(({ length }) => length);
  const isShort = first < 3 && (others.every((length) => length < 3) || others.every((length) => length === 3));
  return isShort || (first > 2 && others.every((length) => length > 2));
}

function incomplete(digits: number): Reading {
  return { kind: "doubt", failure: { code: "phone-incomplete", digits } };
}
