import type { UserIdType } from "./authing/user-id-type.ts";

/** What the agent pasted, as the service wants it, and what it was recognised as. */
export interface UserQuery {
  userIdType: UserIdType;
  userId: string;
  /** Digits of the country code that was pasted with a phone, without its plus. */
  countryCode?: string;
}

/**
 * Recognises what was pasted into **User**. Invisible characters, full-width digits, surrounding blanks and the
 * punctuation of phone numbers are dropped; nothing else is changed.
 * @returns `undefined` where nothing was typed
 */
export function recogniseUser(typed: string): UserQuery | undefined {
  const text = clean(typed);
  if (text === "") return undefined;

  const external = /^ext\s*:\s*(.+)$/iu.exec(text)?.[1];
  if (external !== undefined) return { userIdType: "external_id", userId: external };
  if (/^[0-9a-f]{24}$/iu.test(text)) return { userIdType: "user_id", userId: text.toLowerCase() };
  if (/^[^\s@]+@[^\s@]+$/u.test(text)) return { userIdType: "email", userId: onlyOne(text, EMAIL) ?? text };
  const phone = readPhone(text);
  if (phone) return { userIdType: "phone", ...phone };
  return fromTicket(text) ?? { userIdType: "username", userId: text };
}

const EMAIL = /[^\s@<>()[\]{},;:"'，；：、（）【】]+@[^\s@<>()[\]{},;:"'，；：、（）【】]*[\p{L}\d]/gu;
/** Mainland China's, or any with a plus; more digits before or after make it another number. */
const PHONE = /(?<![\d+])(?:\+\d|(?:(?:0086|86)[\s-]?)?1[3-9])[\d\s().-]*\d(?!\d)/gu;

/** A phone or an e-mail with text around it, as it stands in tickets: taken where there is just one, or it would be a guess. */
function fromTicket(text: string): UserQuery | undefined {
  const email = onlyOne(text, EMAIL);
  const phone = readPhone(onlyOne(text, PHONE) ?? "");
  if (email !== undefined) return text.match(PHONE) ? undefined : { userIdType: "email", userId: email };
  return phone && !text.match(EMAIL) ? { userIdType: "phone", ...phone } : undefined;
}

function onlyOne(text: string, pattern: RegExp): string | undefined {
  const found = text.match(pattern) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** The type to look up as: the one the agent chose, else the one recognised. */
export function userIdTypeOf({ typed, userIdType }: { typed: string; userIdType?: UserIdType }): UserIdType {
  return userIdType ?? recogniseUser(typed)?.userIdType ?? "phone";
}

/** The same text, read as the type that the agent chose in **User type**. */
export function readUserAs(typed: string, userIdType: UserIdType): UserQuery | undefined {
  const recognised = recogniseUser(typed);
  if (!recognised || recognised.userIdType === userIdType) return recognised;
  const text = clean(typed);
  if (userIdType === "external_id") return { userIdType, userId: text.replace(/^ext\s*:\s*/iu, "") };
  return { userIdType, userId: userIdType === "phone" ? text.replace(/[^\d+]/gu, "") : text };
}

function clean(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
}

/** Seven to fifteen digits (fewer are more likely an ID), as E.164 allows, with the punctuation people put between them. */
function readPhone(text: string): { userId: string; countryCode?: string } | undefined {
  if (!/^[+\d()][\d\s()\-‐-―.+/]*$/u.test(text)) return undefined;
  const international = /^\(?\s*(?:\+|00)/u.test(text);
  const digits = text.replace(/\D/gu, "").replace(international ? /^00/u : /^$/u, "");
  if (digits.length < 7 || digits.length > 15) return undefined;

  // Mainland China: eleven digits that start with 1[3-9]. After a plus only with its 86, or a number of the USA would be one.
  const mainland = (international ? /^86(1[3-9]\d{9})$/u : /^(?:86)?(1[3-9]\d{9})$/u).exec(digits)?.[1];
  if (mainland !== undefined) return { userId: mainland, ...(digits.length > 11 && { countryCode: "86" }) };
  return { userId: international ? `+${digits}` : digits };
}

/**
 * The query for what was typed, with a foreign number split by a phone library. The library is large, and loaded only for a
 * number that was written with a country code other than mainland China's.
 */
export async function queryFor(typed: string, userIdType: UserIdType): Promise<UserQuery | undefined> {
  const query = readUserAs(typed, userIdType);
  if (query?.userIdType !== "phone" || !query.userId.startsWith("+")) return query;
  const { splitForeignPhone } = await import("./foreign-phone.ts");
  return { ...query, ...splitForeignPhone(query.userId) };
}
