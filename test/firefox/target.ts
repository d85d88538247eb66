/** A string is the whole name, white space aside; a pattern may match any part of it. */
export type Name = string | RegExp;

/** Which element is meant, in the terms a screen reader knows it by. */
export interface Target {
  /**
   * An ARIA role; `field` for anything that holds a value, as a password has no role; `text` for
   * the smallest element with the name as its text; or a selector, as `css=` or `xpath=`.
   */
  role: string;
  name?: Name;
  /** A text that it contains. */
  hasText?: Name;
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
export function describeTarget({ role, name, hasText, within }: Target): string {
  const quoted = (text: Name) => (typeof text === "string" ? `"${text}"` : String(text));
  const named = [
    role,
    name !== undefined && `named ${quoted(name)}`,
    hasText !== undefined && `with ${quoted(hasText)}`,
  ]
    .filter((part) => part !== false)
    .join(" ");
  return within === undefined ? named : `${named} in the ${describeTarget(within)}`;
}
