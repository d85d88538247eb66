import { withoutInvisible } from "../authing/invisible.ts";

/**
 * Full-width, half-width and small forms of ASCII and of Chinese punctuation, and the raised plus.
 */
const WIDE_OR_SMALL = /[\uff01-\uff65\ufe50-\ufe6b\u207a]/gu;

/** Korean fillers: letters that are seen as a blank. */
const FILLER = /[\u115f\u1160\u3164\uffa0]/gu;

/**
 * The same text as it is seen: without invisible characters, full-width ones made narrow, composed,
 * trimmed. Letters and digits keep who they are: "ﬁ" stays one letter, and "²" is no 2.
 */
export function plainText(text: string): string {
  return withoutInvisible(text.replace(FILLER, " "))
    .replace(WIDE_OR_SMALL, (form) => form.normalize("NFKC"))
    .normalize("NFC")
    .trim();
}
