import type { ServiceAnswer } from "../failure.ts";
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
  const ids = [userId, ...idsOf(answer), ...idsOf(putBack?.answer), recoveredRequestId];
  const terms = [
    ...ids.map((id = "") => plain(id)),
    ...wordsOf(userName).flatMap(withEndings),
    ...wordsOf(target),
    lastDigits(target),
  ];
  return [...new Set(terms)].filter((term) => term !== "");
}

function idsOf({ requestId, headerRequestId, uniqueId, earlierRequestIds = [] }: ServiceAnswer = {}) {
  return [requestId, headerRequestId, uniqueId, ...earlierRequestIds];
}

/**
 * The ways to read what was typed: as the beginning of any term, and as a phone or an e-mail, which
 * the journal knows only masked.
 * @returns none if nothing was typed: everything is meant
 */
export function searchesFor(typed: string): HistorySearch[] {
  const text = plain(typed).trim();
  if (text === "") return [];
  return [byWords(text), ...byPhone(text), ...byEmail(text)];
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
  if (!/^[+\d\s().-]+$/u.test(text)) return [];
  const digits = text.replace(/\D/gu, "").replace(/^00/u, "");
  if (digits.length < PHONE.least || digits.length > PHONE.most) return [];
  return [{ terms: [digits.slice(-4)], whole: true, matches: ({ target }) => fitsMask(digits, target) }];
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
  const [before = "", after] = plain(target).split("****");
  if (after === undefined) return false;
  const [number = "", code = ""] = before.split(" ").reverse();
  const codes = code === "" ? ["", "86"] : ["", code.replace("+", "")];
  return (
    digits.endsWith(after) &&
    codes.some((prefix) => digits.startsWith(prefix + number.replace("+", ""))) &&
    after !== ""
  );
}

/** One spelling for what looks the same: full-width forms, upper case. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/\s+/u)
    .filter((word) => word !== "");
}

/** Chinese names have no spaces: 三丰 and 丰 must find 张三丰. */
function withEndings(word: string): string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  const characters = Array.from(word).slice(0, 8);
  return [word, ...characters.map((_, start) => characters.slice(start).join(""))];
}

function lastDigits(target: string): string {
  return /\d+$/u.exec(target)?.[0].slice(-4) ?? "";
}
