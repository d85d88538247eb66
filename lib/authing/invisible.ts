/** What a page or a chat puts between letters without anybody seeing it. */
const INVISIBLE =
  /(?![\u200c\u200d\p{Variation_Selector}\u{e0000}-\u{e0fff}])\p{Default_Ignorable_Code_Point}|(?!\s|\u0085)\p{Cc}/gu;
// A joiner is part of a name in Persian or Hindi, and of an emoji. Beside an ASCII character, or at
// an end, it is dirt.
const LOOSE_JOINER = /(?<=^|[\0-\x7f])[\u200c\u200d\p{Variation_Selector}]+|[\u200c\u200d]+(?=$|[\0-\x7f])/gu;

/** The same text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "").replace(LOOSE_JOINER, "");
}
