import type { User } from "../authing/contract.ts";
import { differencesOf } from "./differences.ts";
import type { Pressed, Seen } from "./fix.ts";

/**
 * What is another one than at the press, besides what the fix changes: an update may apply defaults
 * to fields that it doesn't name. Only what is known of the user at the press is compared.
 * @param fields those that go with the fix
 */
export function changedBesides(
  now: User,
  { user: before }: Pick<Pressed, "user">,
  fields: readonly (keyof User)[],
): Pick<Seen, "alsoChanged"> {
  if (!before) return {};
  const after: Readonly<Record<string, unknown>> = { ...now };
  // When the status changed follows from the status.
  const told: readonly string[] = [...fields, "statusChangedAt"];
  const known = Object.entries(before).filter(
    ([field, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0) && !told.includes(field),
  );
  const alsoChanged = differencesOf(
    Object.fromEntries(known),
    Object.fromEntries(known.map(([field]) => [field, after[field]])),
  );
  return alsoChanged.length === 0 ? {} : { alsoChanged };
}
