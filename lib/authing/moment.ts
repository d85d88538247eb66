/** Before this many, a number is seconds: as milliseconds it would be a day in early 1973. */
const LEAST_MILLISECONDS = 1e11;

/**
 * A moment as deployments send it: milliseconds or seconds as a number or in quotes, or a date,
 * also one that ends in `+0800`. A time without a zone could be any, so it is none.
 */
export function momentOf(value: number | string | null | undefined): number | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string" && !/^\d+$/u.test(value)) {
    if (/(?:T|\s)\d{1,2}:\d\d(?::[\d.,]+)?\s*$/iu.test(value)) return undefined;
    // Not every engine reads an offset without its colon.
    const at = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/u, "$1:$2"));
    return Number.isFinite(at) ? at : undefined;
  }
  const at = Number(value);
  const moment = at > 0 && at < LEAST_MILLISECONDS ? at * 1000 : at;
  // There are longer numbers than a date can hold.
  return Number.isFinite(new Date(moment).getTime()) ? moment : undefined;
}
