import parsePhoneNumber from "libphonenumber-js/min";

/**
 * Splits a number with country code as the service keeps it.
 * @param international digits with a leading plus
 * @returns nothing if no country has such a number
 */
export function splitForeignPhone(international: string): { userId: string; countryCode: string } | undefined {
  const number = parsePhoneNumber(international);
  return number?.isValid() === true
    ? { userId: number.nationalNumber, countryCode: number.countryCallingCode }
    : undefined;
}
