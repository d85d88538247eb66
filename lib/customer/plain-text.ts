/** What a page or a chat puts between letters without anybody seeing it. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
// A joiner is part of a name in Persian or Hindi, and of an emoji. Beside an ASCII character, or at an end, it is dirt.
const LOOSE_JOINER = /(?<=^|[\0-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\0-\x7f])/gu;

/**
 * The same text as it is seen: without invisible characters, full-width ones made narrow, composed, trimmed. Letters and
 * digits keep who they are: "ﬁ" stays one letter, and "²" is no 2.
 */
export function plainText(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(LOOSE_JOINER, "")
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
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
