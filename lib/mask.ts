/**
 * `138****8000`: enough to recognise a phone, too little to call it. The number of stars says
 * nothing about the length.
 * @param countryCode as on record, with or without its plus; mainland China's is left out, as the
 * service does
 */
export function maskPhone(phone: string, countryCode?: string): string {
  const first = phone.length >= 10 ? phone.slice(0, 3) : "";
  const shown = `${first}****${phone.slice(phone.length >= 8 ? -4 : -2)}`;
  const code = countryCode?.replace(/^\+?/, "+");
  return code === undefined || code === "+86" || phone.startsWith("+") ? shown : `${code} ${shown}`;
}

/** `z***@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  // By code points, so that an emoji is never cut in half.
  const first = Array.from(email.slice(0, Math.max(at, 0)))[0] ?? "";
  return at < 1 ? "***" : `${first}***${email.slice(at)}`;
}
