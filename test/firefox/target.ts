/** A string is the whole name, white space aside; a pattern may match any part of it. */
export type Name = string | RegExp;

/** Which element is meant, in the terms a screen reader knows it by. */
export interface Target {
  /** An ARIA role, or `field` for anything a value is put into, passwords included, which have no role. */
  role: string;
  name?: Name;
  /** The one element to look inside, such as a list item among many with the same buttons. */
  within?: Target;
}

/** Anything by its role, and by its accessible name if there is one to tell it by. */
export function byRole(role: string, name?: Name, within?: Target): Target {
  return { role, ...(name !== undefined && { name }), ...(within !== undefined && { within }) };
}

/** A button by what it says. */
export const button = (name: Name, within?: Target): Target => byRole("button", name, within);

/** A text field, password, choice, check box and the like, by its label. */
export const field = (label: Name, within?: Target): Target => byRole("field", label, within);

/** A live region by its label. */
export const status = (name?: Name, within?: Target): Target => byRole("status", name, within);

/** How a target is worded in a failure. */
export function describeTarget({ role, name, within }: Target): string {
  const named = name === undefined ? role : `${role} named ${typeof name === "string" ? `"${name}"` : String(name)}`;
  return within === undefined ? named : `${named} in the ${describeTarget(within)}`;
}
