import { idsIn } from "../failure.ts";
import type { Attempt } from "../state/attempt.ts";
import { maskEmail } from "../mask.ts";

/**
 * One reading of what the agent typed. An attempt is found by the index under any of `terms`, and
 * checked with `matches`.
 */
export interface HistorySearch {
  terms: string[];
  /** Whether the terms are the beginning of what is looked for, or the whole of it. */
  whole: boolean;
  matches: (attempt: Attempt) => boolean;
}

/** A phone number, however it is written, has so many digits. */
const PHONE = { least: 7, most: 15 };

/**
 * What an attempt can be found by besides its own ID, in lower case: the other IDs, the words of
 * the name, and the masked target with its last digits.
 */
export function termsOf(attempt: Attempt): string[] {
  const { userId, userName = "", target, answer, recoveredRequestId, putBack } = attempt;
  const ids = [userId, ...idsIn(answer), ...idsIn(putBack?.answer), recoveredRequestId ?? []].flat();
  const terms = [...ids.map(plain), ...wordsOf(userName).flatMap(withEndings), ...wordsOf(target), lastDigits(target)];
  return [...new Set(terms)].filter((term) => term !== "");
}

/**
 * The ways to read what was typed: as the beginning of any term, and as a phone or an e-mail, which
 * the journal knows only masked.
 * @param user whom that names, by itself
 * @returns none if nothing was typed: everything is meant
 */
export function searchesFor(typed: string, user = ""): HistorySearch[] {
  const texts = new Set([typed, user].map((one) => plain(one).trim()));
  return [...texts].filter(Boolean).flatMap((text) => [byWords(text), ...byPhone(text), ...byEmail(text)]);
}

function byWords(text: string): HistorySearch {
  const words = wordsOf(text);
  return {
    terms: words,
    whole: false,
    matches: (attempt) => {
      const terms = [attempt.attemptId, ...termsOf(attempt)];
      return words.every((word) => terms.some((known) => known.startsWith(word)));
    },
  };
}

function byPhone(text: string): HistorySearch[] {
  // What it is called can stand before it.
  const phone = text.replace(/^[^\d+]*(?<![a-z_-])(?=[\d+])/u, "");
  if (!/^[+\d\s().-]+$/u.test(phone)) return [];
  const digits = phone.replace(/\D/gu, "").replace(/^00/u, "");
  if (digits.length < PHONE.least || digits.length > PHONE.most) return [];
  // At home a 0 is dialled before it, which few records have.
  const matches = ({ target }: Attempt) => fitsMask(digits, target) || fitsMask(digits.replace(/^0/u, ""), target);
  // A mask keeps four digits of a long number, and two of a short one.
  return [4, 2].map((kept) => ({ terms: [digits.slice(-kept)], whole: true, matches }));
}

function byEmail(text: string): HistorySearch[] {
  if (!/^\S+@\S*$/u.test(text)) return [];
  const masked = maskEmail(text);
  return [{ terms: [masked], whole: false, matches: ({ target }) => plain(target).startsWith(masked) }];
}

/**
 * Whether these digits, with or without country code, can be what was masked to `+1 415****0123`.
 */
function fitsMask(digits: string, target: string): boolean {
  const [before = "", after = ""] = plain(target).split("****");
  if (after === "") return false;
  const [number = "", code = ""] = before.split(" ").reverse();
  const codes = code === "" ? ["", "86"] : ["", code.replace("+", "")];
  const isShort = after.length < 4;
  return (
    digits.endsWith(after) &&
    codes.some(
      (prefix) =>
        digits.startsWith(prefix + number.replace("+", "")) &&
        (!isShort || digits.length - prefix.length <= PHONE.least),
    )
  );
}

/** One spelling for what looks the same: full-width forms, upper case. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/\s+/u)
    .map((word) => word.replace(/^[([]{1,3}|[)\]]{1,3}$/gu, ""))
    .filter((word) => word !== "");
}

/** A longer word is a text, and found by its beginning and its end. */
const NAME = 16;

/** Chinese names have no spaces: 三丰 and 丰 must find 张三丰. */
function withEndings(word: string): string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  const characters = Array.from(word).slice(-NAME);
  return [word, ...characters.map((_, start) => characters.slice(start).join(""))];
}

function lastDigits(target: string): string {
  return /\d+$/u.exec(target)?.[0].slice(-4) ?? "";
}
