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
const DATE_TIME = { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" } as const;

/** Words a moment, in milliseconds since 1970: the time to the second, the date, the day of the week too, or both. */
export function timesIn(language: Language) {
  return {
    time: (at: number) => new Date(at).toLocaleTimeString(language, TIME),
    date: (at: number) => new Date(at).toLocaleDateString(language, { dateStyle: "medium" }),
    day: (at: number) => new Date(at).toLocaleDateString(language, DAY_OF_WEEK),
    dateTime: (at: number) => new Date(at).toLocaleString(language, DATE_TIME),
  };
}
