import type { UserIdType } from "../authing/user-id-type.ts";

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
  const [named, ...others] = namedIn(text);
  if (named && others.length === 0) return named;
  if (/^[^\s@]+@[^\s@]+$/u.test(text)) return { userIdType: "email", userId: text };
  const phone = readPhone(text);
  return phone ? { userIdType: "phone", ...phone } : { userIdType: "username", userId: text };
}

/**
 * Whether a text names several users of the type asked for, or hides who it is behind asterisks: taking one of them would be a
 * guess.
 */
export function isUnclear(typed: string, userIdType: UserIdType): boolean {
  const text = clean(typed);
  const named = namedIn(text).filter((one) => userIdType === "username" || one.userIdType === userIdType);
  return named.length > 1 || text.includes("***");
}

const EMAIL = /[\w.%+'*&-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/giu;
const USER_ID = /(?<!\w)[0-9a-f]{24}(?!\w)/giu;
/** Mainland China's, or any with its country code. Touched by a letter or a further digit it is part of something else. */
const PHONE =
  /(?<![\w+])(?:(?:(?:\+|00)?86\)?[ -]?)?1[3-9](?:[ ().·‐-―-]{0,2}\d){9}|(?:\+|00)[1-9](?:[ ().‐-―-]{0,2}\d){6,14})(?!\w)/gu;

/** Everybody whom a text names for certain, whatever stands around it in a ticket; who is named twice is there once. */
function namedIn(text: string): UserQuery[] {
  const found = new Map<string, UserQuery>();
  const take = (userIdType: UserIdType, query: Omit<UserQuery, "userIdType">) => {
    const key = query.userId.toLowerCase();
    found.set(key, found.get(key) ?? { userIdType, ...query });
  };
  for (const [userId] of text.matchAll(EMAIL)) take("email", { userId });
  const rest = text.replace(EMAIL, " ");
  for (const [userId] of rest.matchAll(USER_ID)) take("user_id", { userId: userId.toLowerCase() });
  for (const [digits] of rest.matchAll(PHONE)) {
    const phone = readPhone(digits);
    if (phone) take("phone", phone);
  }
  return [...found.values()];
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
  // A line of a ticket often has several; the type says which of them.
  const [named, ...others] = namedIn(text).filter((one) => one.userIdType === userIdType);
  if (named && others.length === 0) return named;
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
