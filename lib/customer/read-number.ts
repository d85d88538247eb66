import { westernDigits } from "../authing/western-digits.ts";
import type { Failure } from "../failure.ts";
import { plainText } from "./plain-text.ts";

/**
 * A number as it was written: without its country code, with it ("+44…"), or none that is known
 * ("07400 123456").
 */
export interface WrittenPhone {
  userId: string;
  countryCode?: string;
  /** Numbers with country code that may be meant in its place, if there are such. */
  shorter?: readonly string[];
}

export type Reading =
  | { kind: "phone"; phone: WrittenPhone }
  /** Digits that may be a phone: no country code, and no mobile number of mainland China. */
  | { kind: "weak"; digits: string }
  | { kind: "doubt"; failure: Failure }
  | { kind: "other"; digits: string };

/** "+49 (0)151": only behind the country code is it no digit. */
const TRUNK_ZERO = /(?<=^\D{0,3}\d{1,5}\D{0,3})\( ?0 ?\)/u;

/** One number, whatever is between its digits. */
export function readNumber(written: string): Reading {
  const isInternational = /^\(?\s?(?:\+|00[1-9]|00 ?\d)/u.test(written);
  const text = isInternational || /^\(?86/u.test(written) ? written.replace(TRUNK_ZERO, "") : written;
  const groups = text.match(/\d+/gu) ?? [];
  const digits = groups.join("").replace(/^00(?=[1-9])/u, "");
  if (digits.length > 15) return { kind: "other", digits };
  const isWhole = !/\+/u.test(text.replace(/^\(?\s?\+/u, ""));

  const [, code, mobile] =
    (isInternational ? /^(86)0?(1[3-9]\d{9})$/u : /^(?:0?(86)|0)?(1[3-9]\d{9})$/u).exec(digits) ?? [];
  if (mobile !== undefined && isWhole) {
    // "1 415 555 0132" is written as in the USA, and "0151 23456789" as in Germany.
    const isAmerican = groups[0] === "1" && groups.some((group) => group.length > 1);
    const isGerman = code === undefined && /^01[5-7]/u.test(digits);
    if (isAmerican || isGerman) return { kind: "doubt", failure: { code: "phone-country-unclear" } };
    if (!isWrittenAsMobile(text, groups)) return { kind: "doubt", failure: { code: "query-unclear" } };
    return { kind: "phone", phone: { userId: mobile, ...(code !== undefined && { countryCode: code }) } };
  }
  // "+49 30 - - - 4567" is masked.
  if (!isWhole || /\d\D{5,}\d/u.test(text)) return { kind: "doubt", failure: { code: "query-unclear" } };
  // "8:00-17:00 13012345678", "+ 13012345678", "+1 13012345678": a sign of something else before a
  // whole mobile number of mainland China, or a number of the USA.
  const isApart = /^\(?(?:\+|00)\s(?!1\s)/u.test(written) && /^1[3-9]\d{9}$/u.test(digits);
  if (isApart || (isInternational && /^11[3-9]\d{9}$/u.test(digits)))
    return { kind: "doubt", failure: { code: "phone-country-unclear" } };
  if (isInternational) {
    if (/^861[3-9]/u.test(digits)) return incomplete(digits.length - 2);
    return digits.length < 7 ? { kind: "other", digits } : { kind: "phone", phone: { userId: `+${digits}` } };
  }
  if (digits.length < 7) return { kind: "other", digits };
  if (/^1[3-9]/u.test(digits)) return incomplete(digits.length);
  if (/^861[3-9]/u.test(digits)) return incomplete(digits.length - 2);
  // "1 138 1234 5678": a row's number before it.
  if (/^[1-9]\d?1[3-9]\d{9}$/u.test(digits)) return { kind: "doubt", failure: { code: "query-unclear" } };
  // "10115 1234567", "011 44 7400 123456", "12345.67": more than a number, or none.
  const isMore =
    (digits.length > 12 && groups.length > 1) ||
    /^[1-9]\d{4,} ?\D+\d/u.test(written) ||
    /^011\d{9}/u.test(digits) ||
    BEFORE_SHORT_GROUP.test(written) ||
    /^-?\d+\.\d\d?$/u.test(written);
  return isMore ? { kind: "doubt", failure: { code: "query-unclear" } } : { kind: "weak", digits };
}

/** Groups that people write; others are times, sizes, amounts or lists: "15 00 15 30 16 0". */
const GROUPS = /^(?:0{0,2}86-?)?(?:0-?)?1\d{2}(?:\d{8}|-\d{8}|-\d{4}-\d{4}|\d{4}-\d{4})$|^(?:86-)?\d(?:-\d){10}$/u;

/** "139.69170640" and "159)12345678" are digits of something else, "(139) 1234-5678" is not. */
function isWrittenAsMobile(text: string, groups: readonly string[]): boolean {
  const isDecimal = groups.length === 2 && /\d\.\d+$/u.test(text);
  return GROUPS.test(groups.join("-")) && !isDecimal && !/\d(?<!86|^(?:(?:\+|00)?86 ?)?\(1\d\d)[()]\D*\d/u.test(text);
}

/** "+49 30 1234567 12", "030 123456 (2)": the last group may be no part of the number. */
const BEFORE_SHORT_GROUP = /^(.*\d{3})[.)]?[\s(]+\d\d?\)?$/u;
/** "+49 30 12345 12346". */
const BEFORE_GROUP = /^(.*?\d{5,})[.)]?[\s(]+\d/u;
/** "+43 1 23456 1010 Wien". */
const BEFORE_WORD = /^(.*\d)[^\d\s(]*[\s(]\D*\d\S*$/u;

/**
 * Numbers with a country code that may be meant in place of one. Whether there is such a number
 * only a phone library knows.
 * @param isBeforeWord its last group may belong to a word behind it: "1010 Wien"
 */
export function shorterNumbers(written: string, isBeforeWord: boolean): string[] {
  const text = written.replace(TRUNK_ZERO, " ").replace(/\D+$/u, "");
  const patterns = [BEFORE_SHORT_GROUP, BEFORE_GROUP, ...(isBeforeWord ? [BEFORE_WORD] : [])];
  return patterns.flatMap((pattern) => {
    const shorter = pattern.exec(text)?.[1];
    return shorter === undefined ? [] : [`+${shorter.replace(/\D/gu, "").replace(/^00/u, "")}`];
  });
}

function incomplete(digits: number): Reading {
  return { kind: "doubt", failure: { code: "phone-incomplete", digits } };
}

/** Fewer digits are in too many numbers, and more are no part of one. */
const DIGITS = /^\d{4,15}$/u;

/**
 * The digits of half a phone number, if nothing else was typed; mainland China's code is no part of
 * what the service searches.
 */
export function partOfPhone(typed: string): string | undefined {
  const text = westernDigits(plainText(typed));
  if (!/^[+()\d\s.-]+$/u.test(text)) return undefined;
  const digits = text.replace(/^(?:\+|00)86/u, "").replace(/\D/gu, "");
  return DIGITS.test(digits) ? digits : undefined;
}
