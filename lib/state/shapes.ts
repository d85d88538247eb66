// What tells whether a stored value fits. Not with zod: every page reads stored values, and zod
// would double the popup's size.

export type Is<T> = (value: unknown) => value is T;
type Checks = Record<string, Is<unknown>>;
type Of<C extends Checks> = { [Key in keyof C]: C[Key] extends Is<infer T> ? T : never };

export const isText = (value: unknown): value is string => typeof value === "string";
export const isName = (value: unknown): value is string => typeof value === "string" && value !== "";
export const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
export const isTrue = (value: unknown): value is true => value === true;

export function oneOf<const T extends string>(...known: readonly T[]): Is<T> {
  return (value): value is T => known.some((one) => one === value);
}

export function either<A, B>(isOne: Is<A>, isOther: Is<B>): Is<A | B> {
  return (value): value is A | B => isOne(value) || isOther(value);
}

export function listOf<T>(isOne: Is<T>): Is<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every((one) => isOne(one));
}

export function mapOf<T>(isOne: Is<T>): Is<Record<string, T>> {
  return (value): value is Record<string, T> => isObject(value) && Object.values(value).every((one) => isOne(one));
}

/** Each of `needed` is there and fits; each of `more` fits if it is there. */
export function fields<N extends Checks, M extends Checks>(needed: N, more: M): Is<Of<N> & Partial<Of<M>>> {
  const [allNeeded, allMore] = [Object.entries(needed), Object.entries(more)];
  return (value): value is Of<N> & Partial<Of<M>> =>
    isObject(value) &&
    allNeeded.every(([field, fits]) => fits(value[field])) &&
    allMore.every(([field, fits]) => value[field] === undefined || fits(value[field]));
}

function isObject(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value, if it fits. */
export function reading<T>(fits: Is<T>): (value: unknown) => T | undefined {
  return (value) => (fits(value) ? value : undefined);
}

/** The entries that fit. */
export function readingEach<T>(fits: Is<T>): (value: unknown) => Record<string, T> | undefined {
  return (value) => {
    if (!isObject(value)) return undefined;
    const entries: [string, T][] = [];
    for (const [key, entry] of Object.entries(value)) if (fits(entry)) entries.push([key, entry]);
    return Object.fromEntries(entries);
  };
}

/** The fields that fit, of whatever was stored. */
export function fitting<C extends Checks>(checks: C, value: unknown): Partial<Of<C>>;
export function fitting(checks: Checks, value: unknown): object {
  const stored = fieldsOf(value);
  const fit = Object.entries(checks).filter(([field, fits]) => fits(stored[field]));
  return Object.fromEntries(fit.map(([field]): [string, unknown] => [field, stored[field]]));
}

export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Milliseconds from 1970 to the last moment that a `Date` can hold, and back to the first. */
const FURTHEST = 8.64e15;

/** Milliseconds since 1970, as a `Date` can hold them: of any other it throws. */
export function isTime(value: unknown): value is number {
  return isNumber(value) && Math.abs(value) <= FURTHEST;
}

/** The fields of an object that was stored; none of anything else. */
export function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
