import parsePhoneNumber from "libphonenumber-js/min";

/**
 * Splits a number with country code as the service keeps it.
 * @param international digits with a leading plus
 * @returns nothing if no country has such a number, or if digits are missing or too many
 */
export function splitForeignPhone(international: string): { userId: string; countryCode: string } | undefined {
  const number = parsePhoneNumber(international);
  // The library's list of ranges grows old. If that country has none longer, no digit is missing.
  const isLongest = ["0", "00", "000", "0000"].every((more) => !parsePhoneNumber(international + more)?.isPossible());
  if (!number || !(number.isValid() || (isLongest && number.isPossible()))) return undefined;
  const { nationalNumber: userId, countryCallingCode: countryCode } = number;
  // The library drops what it takes for a carrier's code, too. Only one digit, as 0, is no part.
  const isWhole = new RegExp(`^\\+${countryCode}\\d?${userId}$`, "u").test(international);
  return isWhole ? { userId, countryCode } : undefined;
}
