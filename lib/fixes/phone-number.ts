import type { PhoneNumber } from "../authing/pass-codes.ts";

/**
 * A phone as a user's record, or a query, has it: with its country code in either field, or in
 * none.
 */
export interface Phone {
  phone?: string | undefined;
  phoneCountryCode?: string | undefined;
}

/**
 * Whether two are the same number, compared whole: `+86138…` is `138…`, and no mask is ever
 * compared.
 */
export function isSamePhone(one: Phone, other: Phone): boolean {
  return international(one) === international(other);
}

/**
 * All digits, with the country code first; nothing if there is no phone. A number without one is
 * read as mainland China's.
 */
function international(phone: Phone): string | undefined {
  const { phoneNumber, phoneCountryCode = "+86" } = phoneNumberOf(phone) ?? {};
  return phoneNumber === undefined ? undefined : phoneCountryCode.slice(1) + phoneNumber;
}

/**
 * The phone on record as messages are sent to it: without its country code, which some pools keep
 * in both fields, or in `phone` alone.
 */
export function phoneNumberOf({ phone, phoneCountryCode }: Phone): PhoneNumber | undefined {
  if (phone === undefined) return undefined;
  const digits = digitsOf(phone);
  const code = digitsOf(phoneCountryCode ?? "").replace(/^00/u, "");
  const isWhole = /^\s*\(?\+/u.test(phone);
  if (isWhole || /^00[1-9]/u.test(digits)) {
    const whole = isWhole ? digits : digits.slice(2);
    if (code === "" || !whole.startsWith(code)) return splitCountryCode(whole);
    return { phoneNumber: whole.slice(code.length), phoneCountryCode: `+${code}` };
  }
  if (/^(?:86)?$/u.test(code) && /^861[3-9]\d{9}$/u.test(digits)) return splitCountryCode(digits);
  return { phoneNumber: digits, ...(code !== "" && { phoneCountryCode: `+${code}` }) };
}

/** A mask stays one: what is left of it would be another number. */
function digitsOf(text: string): string {
  return text.replace(/[^\d*]/gu, "");
}

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
  const digits = `+${digitsOf(international)}`;
  const length = /^\+[17]/u.test(digits) ? 2 : TWO_DIGITS.test(digits) ? 3 : 4;
  return { phoneCountryCode: digits.slice(0, length), phoneNumber: digits.slice(length) };
}
