import { withoutInvisible } from "../authing/invisible.ts";

/**
 * Full-width, half-width and small forms of ASCII and of Chinese punctuation, and the raised plus.
 */
const WIDE_OR_SMALL = /[\uff01-\uff65\ufe50-\ufe6b\u207a]/gu;

/**
 * The same text as it is seen: without invisible characters, full-width ones made narrow, composed,
 * trimmed. Letters and digits keep who they are: "ﬁ" stays one letter, and "²" is no 2.
 */
export function plainText(text: string): string {
  return withoutInvisible(text)
    .replace(WIDE_OR_SMALL, (form) => form.normalize("NFKC"))
    .normalize("NFC")
    .trim();
}

/** The same text with the decimal digits of every script as 0 to 9. */
export function westernDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode keeps the ten digits of a script side by side, 0 first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
