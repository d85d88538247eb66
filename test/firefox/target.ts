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
