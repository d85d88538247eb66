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
function international({ phone, phoneCountryCode }: Phone): string | undefined {
  if (phone === undefined) return undefined;
  const digits = phone.replace(/\D/gu, "");
  if (/^\s*\(?\+/u.test(phone)) return digits;
  if (/^00[1-9]/u.test(digits)) return digits.slice(2);
  const code = (phoneCountryCode ?? "").replace(/\D/gu, "").replace(/^00/u, "") || "86";
  // Some pools keep the code in both fields.
  if (code === "86" && /^861[3-9]\d{9}$/u.test(digits)) return digits;
  return code + digits;
}
