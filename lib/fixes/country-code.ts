/**
 * The calling codes of two digits; 1 and 7 have one, all others have three. Source: ITU-T E.164,
 * list of country codes.
 */
const TWO_DIGITS = /^\+(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/u;

/**
 * Splits a number that starts with its country code, as `+447400123456`: no code is the beginning
 * of another one.
 */
export function splitCountryCode(international: string): { phoneCountryCode: string; phoneNumber: string } {
  const digits = `+${international.replace(/\D/gu, "")}`;
  const length = /^\+[17]/u.test(digits) ? 2 : TWO_DIGITS.test(digits) ? 3 : 4;
  return { phoneCountryCode: digits.slice(0, length), phoneNumber: digits.slice(length) };
}
