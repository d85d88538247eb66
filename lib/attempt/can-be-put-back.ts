import { isDefault, type Changed } from "../fixes/fix.ts";
import type { Attempt } from "../state/attempt.ts";

/**
 * What of it one press can put back as it was: what an update filled in. Any other change of the
 * same field is somebody's will.
 */
export function canBePutBack({ state, readBack }: Attempt): Changed[] {
  if (state !== "settled") return [];
  return (readBack?.alsoChanged ?? []).filter(
    (one) => one.late !== true && (one.before ?? "–") !== "–" && isDefault(one),
  );
}
