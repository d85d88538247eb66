import { maskEmail, maskPhone } from "../mask.ts";
import type { Changed } from "./fix.ts";

/** Changes with every update, whatever it does. */
const IGNORED = new Set(["updatedAt"]);

/**
 * The fields of a user that are not what they were: all that the service showed, also those that
 * this project knows nothing of. Absent, `null` and the empty string are one kind of nothing.
 */
export function differencesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changed[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !IGNORED.has(field));
  return fields.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (sorted(was) === sorted(is)) return [];
    const [shownBefore, shownAfter] = [shownValue(field, was), shownValue(field, is)];
    return {
      field,
      ...(shownBefore !== undefined && { before: shownBefore }),
      ...(shownAfter !== undefined && { after: shownAfter }),
    };
  });
}

/**
 * What may be kept and sent to others: masked, a flag or a single word of the service's own;
 * nothing of what names a person.
 */
export function shownValue(field: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return "–";
  if (typeof value === "boolean") return String(value);
  // A deployment may send a phone, or any other ID, as a number.
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  if (field === "phone") return maskPhone(text);
  if (field === "email") return maskEmail(text);
  return /^(?:status|gender|workStatus|userSourceType|phoneCountryCode|.*At)$/u.test(field)
    ? text.slice(0, 40)
    : undefined;
}

/** With the keys of each object, and the parts of each list, in one order. */
function sorted(value: unknown): string {
  if (value === undefined || value === null) return '""';
  if (Array.isArray(value)) return `[${value.map(sorted).sort().join()}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([field, part]: [string, unknown]) => `${JSON.stringify(field)}:${sorted(part)}`,
  );
  return `{${fields.sort().join()}}`;
}
