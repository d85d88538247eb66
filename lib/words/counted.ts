import type { Language } from "../state/settings.ts";

/** A sentence for each plural that a language has; `#` is the number. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Words a number of things: which plural it takes, and how its digits are grouped. */
export function countedIn(language: Language) {
  return (count: number, forms: Forms): string => {
    const rule = new Intl.PluralRules(language).select(count);
    return (forms[rule] ?? forms.other).replace("#", count.toLocaleString(language));
  };
}

/** Words a list of things: all of them (`conjunction`), or any (`disjunction`). */
export function listedIn(language: Language) {
  return (type: "conjunction" | "disjunction", items: readonly string[]): string =>
    new Intl.ListFormat(language, { type }).format(items);
}

const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
const DAY_OF_WEEK = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;
const MOMENT = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DATE_TIME = { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" } as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The largest unit of which there is at least one. */
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
];

/** Items named in a sentence; the others are counted. */
const NAMED = 5;

/** Words a list of which only the first few are named. */
export function fewIn(language: Language, more: (count: number) => string) {
  const listed = listedIn(language);
  return (items: readonly string[]): string => {
    const named = items.slice(0, NAMED);
    return listed("conjunction", items.length > NAMED ? [...named, more(items.length - NAMED)] : named);
  };
}

/**
 * Words how long ago a moment was, in its largest unit; less than a minute is "now". Both in
 * milliseconds since 1970.
 */
export function agoIn(language: Language) {
  return (at: number, now: number): string => {
    const since = Math.max(0, now - at);
    const [unit, length] = UNITS.find(([, milliseconds]) => since >= milliseconds) ?? ["second", Infinity];
    // Whoever signed in 47 hours ago did so one day ago, and not always yesterday.
    const numeric = unit === "second" ? "auto" : "always";
    const format = new Intl.RelativeTimeFormat(language, { numeric });
    return format.format(-Math.floor(since / length) || 0, unit);
  };
}

/**
 * Words a moment, in milliseconds since 1970: the time to the second, the date, the day of the week
 * too, or both.
 */
export function timesIn(language: Language) {
  return {
    /** Hours and minutes. */
    clock: (at: number) =>
      new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    time: (at: number) => new Date(at).toLocaleTimeString(language, TIME),
    date: (at: number) => new Date(at).toLocaleDateString(language, { dateStyle: "medium" }),
    day: (at: number) => new Date(at).toLocaleDateString(language, DAY_OF_WEEK),
    /** In short: to the minute, with the year only if it is not this one. */
    moment: (at: number, now: number) =>
      new Date(at).toLocaleString(language, {
        ...MOMENT,
        ...(new Date(at).getFullYear() !== new Date(now).getFullYear() && { year: "numeric" }),
      }),
    dateTime: (at: number) => new Date(at).toLocaleString(language, DATE_TIME),
  };
}

/** A moment for other computers and other time zones; empty if a damaged attempt has none. */
export function isoTime(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : "";
}
