/**
 * A moment as deployments send it: milliseconds as a number or in quotes, or a date, also one that
 * ends in `+0800`.
 */
export function momentOf(value: number | string | null | undefined): number | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  const isDate = typeof value === "string" && !/^\d+$/u.test(value);
  // Not every engine reads an offset without its colon.
  const at = isDate ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/u, "$1:$2")) : Number(value);
  return Number.isFinite(at) ? at : undefined;
}
