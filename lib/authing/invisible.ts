/** What a page or a chat puts between letters without anybody seeing it: soft hyphens, zero-width and bidi characters. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
// A joiner is part of a name in Persian or Hindi, and of an emoji. Beside an ASCII character, or at an end, it is dirt.
const LOOSE_JOINER = /(?<=^|[\0-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\0-\x7f])/gu;

/** The same text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "").replace(LOOSE_JOINER, "");
}
