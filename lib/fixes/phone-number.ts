import type { PhoneNumber } from "../authing/pass-codes.ts";
import { splitCountryCode } from "./country-code.ts";
import type { Phone } from "./same-phone.ts";

/**
 * The phone on record as messages are sent to it: without its country code, which some pools keep
 * in both fields, or in `phone` alone.
 */
export function phoneNumberOf({ phone, phoneCountryCode: code }: Phone): PhoneNumber | undefined {
  if (phone === undefined) return undefined;
  if (code === undefined) return phone.startsWith("+") ? splitCountryCode(phone) : { phoneNumber: phone };
  const phoneCountryCode = code.replace(/^\+?/, "+");
  return {
    phoneNumber: phone.startsWith(phoneCountryCode) ? phone.slice(phoneCountryCode.length) : phone,
    phoneCountryCode,
  };
}
