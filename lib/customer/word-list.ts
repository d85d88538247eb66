/** Letters of the scripts that put a blank between words; Chinese or Thai does not. */
const LETTER = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]`;

/**
 * A pattern of the words in a list like "code | kod* | log in". `*` is any letters or none, and a
 * blank may be a hyphen or nothing.
 */
export function words(list: string): string {
  return `(?<!${LETTER})${parts(list)}(?!${LETTER})`;
}

/** The same inside a longer word too: for stems, signs, and scripts without blanks. */
export function parts(list: string): string {
  const longestFirst = list.split(/\s*\|\s*/u).sort((a, b) => b.length - a.length);
  const patterns = longestFirst.map((word) =>
    word
      .replace(/[.()[$]/gu, String.raw`\$&`)
      .replaceAll("*", `${LETTER}{0,10}`)
      .replaceAll(" ", String.raw`[\s-]?`),
  );
  return `(?:${patterns.join("|")})`;
}

/** "ends in 9000": what says that digits are the end of a number. */
export const ENDS = [
  words(`end | ends | ending | end* in | end* with | end* auf | endziffer* | endung | termin* par | termin* en |
    termin* con | termin* em`),
  parts("尾号 | 尾號 | 尾数 | 末尾 | 뒷자리 | 끝자리"),
  String.raw`[后後末下]\s?[四4]\s?[位桁]`,
].join("|");
