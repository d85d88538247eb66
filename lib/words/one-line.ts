/** Control characters but blanks and breaks, and those that turn the order of what follows. */
const CONTROLS = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u202a-\u202e]/gu;

/**
 * The text in one line, without what nobody sees but a terminal or a page obeys. Split and joined,
 * because a pattern for blanks around a break takes a long time over many blanks.
 */
export function oneLine(text: string): string {
  return text
    .replace(CONTROLS, "")
    .split(/[\n\v\f\r\u0085\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

/** Characters. */
const LONGEST_ID = 200;

/**
 * An ID as it is copied: one line, without what is not seen (control and bidi characters), and no
 * longer than an ID can be.
 */
export function copiedId(id: string): string {
  return oneLine(id.slice(0, LONGEST_ID).replace(/(?![\n\v\f\r\u0085])[\p{Cc}\p{Cf}]/gu, ""));
}
