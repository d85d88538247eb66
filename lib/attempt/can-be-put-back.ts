import type { Changed } from "../fixes/fix.ts";
import type { Attempt } from "../state/attempt.ts";

/** What an update can put back as it was: the fields for which a specification has a default. */
const FIELDS: readonly string[] = ["status", "gender"];

/** What of it one press can put back. */
export function canBePutBack({ state, readBack }: Attempt): Changed[] {
  if (state !== "settled") return [];
  return (readBack?.alsoChanged ?? []).filter(
    ({ field, before = "–", after }) => FIELDS.includes(field) && before !== "–" && after !== undefined,
  );
}
