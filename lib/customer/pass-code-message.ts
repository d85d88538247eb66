const BEFORE = String.raw`(?<![\d*]|\d[-/.:]|尾号 ?|ending (?:in|with) )`;
const AFTER = String.raw`(?![\d*a-z年]|[-/.:]\d)`;
const GROUPS = String.raw`\d(?:[ -]\d){3,7}|\d\d(?:[ -]\d\d){1,3}|\d{3}[ -]\d{3}|\d{4,8}`;
/** Four to eight digits, perhaps in even groups; no part of a date, a time, a word or a masked phone, nor the end of one. */
const DIGITS = `${BEFORE}(${GROUPS})${AFTER}`;
const WORD = "(?:code|otp|验证码|校验码|动态码)";

/** Where a message says its code, the surest place first: it may hold a ticket's number or a year too. */
const PLACES = [
  String.raw`${WORD}[^\d\n,.;，。；]{0,6}${DIGITS}`,
  String.raw`${DIGITS}[^\d\n]{0,16}${WORD}`,
  String.raw`(?<![a-z])${DIGITS}`,
];

/**
 * The pass code in the message that brought it.
 * @returns `undefined` where there is none, or where it could be one or another
 */
export function codeIn(message: string): string | undefined {
  for (const place of PLACES) {
    const found = [...message.matchAll(new RegExp(place, "giu"))].map(([, digits = ""]) => digits.replace(/\D/gu, ""));
    const [only, ...others] = new Set(found);
    if (only !== undefined) return others.length === 0 ? only : undefined;
  }
  return undefined;
}
