import type { User } from "../authing/contract.ts";
import { differencesOf } from "./differences.ts";
import { DEFAULTS, type Pressed, type Seen } from "./fix.ts";

/** Follows from the status, or is the customer's own doing. */
const NOT_BY_UPDATE: readonly string[] = ["statusChangedAt", "lastLogin"];

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
  const [was, is]: Readonly<Record<string, unknown>>[] = [{ ...before }, { ...now }];
  const told: readonly string[] = [...fields, ...NOT_BY_UPDATE];
  // Stored, a field that was empty is absent; one that has a default can be filled in nevertheless.
  const compared = [...new Set([...Object.keys(before), ...Object.keys(DEFAULTS)])].filter(
    (field) => !told.includes(field) && !(field === "identities" && before.identities.length === 0),
  );
  const only = (all: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(compared.map((field) => [field, all[field]]));
  const alsoChanged = differencesOf(only(was), only(is));
  return alsoChanged.length === 0 ? {} : { alsoChanged };
}
