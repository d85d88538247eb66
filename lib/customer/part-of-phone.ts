import { westernDigits } from "../authing/western-digits.ts";
import { plainText } from "./plain-text.ts";

/** Fewer digits are in too many numbers, and more are no part of one. */
const DIGITS = /^\d{4,15}$/u;

/**
 * The digits of half a phone number, if nothing else was typed; mainland China's code is no part of
 * what the service searches.
 */
export function partOfPhone(typed: string): string | undefined {
  const text = westernDigits(plainText(typed));
  if (!/^[+()\d\s.-]+$/u.test(text)) return undefined;
  const digits = text.replace(/^(?:\+|00)86/u, "").replace(/\D/gu, "");
  return DIGITS.test(digits) ? digits : undefined;
}
