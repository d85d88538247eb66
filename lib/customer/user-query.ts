import type { UserIdType } from "../authing/user-id-type.ts";
import { failed, success, type Failure, type Result } from "../failure.ts";
import { LONGEST_TEXT } from "../messages/text-limit.ts";
import { emailsIn } from "./emails-in.ts";
import { isDenied } from "./is-denied.ts";
import { labelBefore } from "./not-the-phone.ts";
import { phonesIn } from "./phones-in.ts";
import { plainText } from "./plain-text.ts";

/** What the agent pasted, as the service wants it, and what it was recognised as. */
export interface UserQuery {
  userIdType: UserIdType;
  userId: string;
  /** Digits of the country code that was pasted with a phone, without its plus. */
  countryCode?: string;
  /** Numbers that may be meant in place of a foreign one; only a phone library knows them. */
  shorter?: readonly string[];
}

/**
 * Reads what was pasted into **User**: one user for certain, or why it isn't certain. What is asked
 * is never a part of a word, a number or an address.
 * @returns `undefined` if nothing was typed
 */
export function recogniseUser(typed: string): Result<UserQuery> | undefined {
  if (typed.length > LONGEST_TEXT) return failed("text-too-long", { field: "typed" });
  if (REVERSED.test(typed)) return failed("query-unclear");
  const text = plainText(typed);
  if (text === "") return undefined;
  const externalId = externalIdIn(text);
  // What follows an ID may be of somebody else.
  if (externalId !== undefined)
    return /[\s,;|(&]/u.test(externalId) ? failed("query-unclear") : wholeAs(externalId, "external_id");

  const named = namedIn(text);
  const [query, ...others] = named.queries;
  if (others.length > 0 || (query && USERNAME_BESIDE.test(text))) return failed("query-several");
  const [doubt] = [...named.doubts.phone, ...named.doubts.email, ...named.doubts.user_id];
  if (doubt) return { ok: false, failure: doubt };
  if (query) return success(query);
  const username = usernameIn(text);
  if (MASKED_NAME.test(username)) return failed("query-masked");
  return NO_USERNAME.test(username) ? failed("query-unclear") : wholeAs(username, "username");
}

/** "z****n", "张**": nobody's name has several such signs. */
const MASKED_NAME = /[\p{L}\p{N}][*•●×]{2,}|[*•●×]{2,}[\p{L}\p{N}]/u;

/** What is behind it is shown from right to left: nobody knows what the agent saw. */
const REVERSED = /\u202e/u;

/** What is behind the label of a username, or in quotes, else the whole text. */
function usernameIn(text: string): string {
  const [, value = text] =
    /^(?:(?:user ?name|user|name|login|account|用户名?|登录账号|账号|帐号|账户|登录名|姓名|benutzername|ユーザー名|用戶名|帳號|帳戶)\s?[:=]\s?|(?:user ?name|用户名|登录名)\s)([^:=,;\n]+)$/iu.exec(
      text,
    ) ?? [];
  return (/^["“]([^"“”]+)["”]$/u.exec(value)?.[1] ?? value).replace(/(?<=[\p{L}\p{N}])[,;、。]$/u, "");
}

/** A username that a text has beside another handle, which can be of somebody else. */
const USERNAME_BESIDE =
  /(?:user ?name|用户名|登录名)\s?[:=]?\s?(?!and|or|null)[a-z][\w.-]*(?![\w.@-])|(?:for|of) user [a-z][\w.-]*$/iu;

/** What is no username: it holds a label, a number in some form, a part of an ID, or a code. */
const NO_USERNAME = new RegExp(
  [
    "[:=]",
    String.raw`&#?\w{1,32};|[([ ]at[)\] ]|…|\.{3}`,
    String.raw`\+\d`,
    // A message with a pass code is nobody's name.
    String.raw`[码碼]\D{0,24}\d{4,8}(?!\d)|(?<![\p{L}\p{N}])(?:pass)?code\D{1,24}\d{4,8}(?!\d)`,
    String.raw`(?<!\d)\d{4,8}\D{1,24}(?:[码碼]|(?:pass)?code(?!\p{L}))`,
    // "159开头5678", "一五九…", "13'912'345'678", "Tel15912345678".
    String.raw`\p{N}\p{Script=Han}{1,8}\p{N}|尾号 ?\d|[〇零一二三四五六七八九]{7}`,
    String.raw`^(?!\d+$|(?:\d{1,3}\.){3}\d{1,3}$)(?:[^\p{L}\p{N}]*\p{N}){7,}[^\p{L}]*$`,
    String.raw`(?<!\p{L})(?:tel|mob(?:ile?)?|phone|cell|handy|[tmp])\.?0?1[3-9]\d{9}|\p{L} ?\d+[/\\]\d+[/\\]\d`,
    String.raw`(?:^|[^\p{Script=Latin}\p{N}_])[\da-f]{24}(?![\p{L}\p{N}_])|^(?:[\da-f][\s-]?){24}$`,
  ].join("|"),
  "iu",
);

/** The same for a user ID that is no 24 digits of Authing's. */
function userIdIn(text: string): string {
  return /^(?:user[ _-]?id|用户 ?id|uid|id)["'\s]{0,2}[:=]["'\s]{0,2}([^\s"']+)["']?$/iu.exec(text)?.[1] ?? text;
}

/** What a text is recognised as, also if it isn't clear who is meant. */
export function recognisedType(typed: string): UserIdType | undefined {
  const recognised = recogniseUser(typed);
  if (!recognised) return undefined;
  if (recognised.ok) return recognised.value.userIdType;
  const { code } = recognised.failure;
  return code === "phone-incomplete" || code === "phone-country-unclear" ? "phone" : "username";
}

/** The type to look up as: the one the agent chose, else the one recognised. */
export function userIdTypeOf({ typed, userIdType }: { typed: string; userIdType?: UserIdType }): UserIdType {
  return userIdType ?? recognisedType(typed) ?? "phone";
}

/**
 * The same text, read as the type that the agent chose: a line of a ticket may name one user by
 * several types.
 */
export function readUserAs(typed: string, userIdType: UserIdType): Result<UserQuery> | undefined {
  const recognised = recogniseUser(typed);
  if (!recognised || typed.length > LONGEST_TEXT || REVERSED.test(typed) || recognisedType(typed) === userIdType)
    return recognised;
  const text = plainText(typed);
  if (userIdType === "external_id") return wholeAs(externalIdIn(text) ?? text, userIdType);
  if (userIdType !== "phone" && userIdType !== "email" && userIdType !== "user_id")
    return wholeAs(userIdType === "username" ? usernameIn(text) : text, userIdType);

  const { queries, doubts, wholeEmail } = namedIn(text);
  const [query, ...others] = queries.filter((one) => one.userIdType === userIdType);
  if (others.length > 0) return failed("query-several");
  const [doubt] = doubts[userIdType];
  if (userIdType === "email" && wholeEmail !== undefined) return success({ userIdType, userId: wholeEmail });
  if (doubt) return { ok: false, failure: doubt };
  if (query) return success(query);
  // No quotes, and no end that is cut.
  if (userIdType === "user_id" && !/[\s…"'“”]|\.{2}|^ext:/iu.test(userIdIn(text)))
    return success({ userIdType, userId: userIdIn(text) });
  return userIdType === "phone" && /^\d{3,6}$/u.test(text)
    ? success({ userIdType, userId: text })
    : failed("query-unclear");
}

/**
 * The query for what was typed. A phone library splits a foreign number; it is large, and loaded
 * only for one.
 */
export async function queryFor(typed: string, userIdType: UserIdType): Promise<Result<UserQuery> | undefined> {
  const read = readUserAs(typed, userIdType);
  if (!read?.ok || read.value.userIdType !== "phone") return read;
  const { userId, shorter = [] } = read.value;
  if (/^1[3-9]\d{9}$/u.test(userId) || /^0|^\d{1,8}$/u.test(userId)) return read;
  const { splitForeignPhone } = await import("./foreign-phone.ts");
  const international = splitForeignPhone(userId.startsWith("+") ? userId : `+${userId}`);
  if (shorter.some((number) => splitForeignPhone(number))) return failed("query-unclear");
  if (userId.startsWith("+")) {
    return international ? success({ userIdType: "phone", ...international }) : failed("phone-country-unclear");
  }
  // "852 5123 4567" without its plus: Hong Kong's, or anybody's eleven digits.
  return international ? failed("phone-country-unclear") : read;
}

/** An ID has its ends, a blank or a sign of this list on both sides. */
const USER_ID =
  /(?<=^|[\s"'“‘`:=/#([{<>,;|、「【《]|用户(?:id)?[是为]?)(?<![.…][\s]?[)\]])([0-9a-f]{24})(?=$|[\s"'”’`,;:。、|<>)\]}」】》]|[.?!](?![\p{L}\p{N}.?!])|\/(?!\S*[+=])|[?&](?=\w+=)|\((?=\p{L}))(?!\s?(?:…|\.{2}|[([][….]|’\p{L}))/giu;
/** Directly before a user's ID in a program's text or a path: nothing, or a word for a user. */
const USERS = /^[^\p{L}\p{N}]*(?:_?id)?$|(?<!\p{L})(?:users?|uid|sub|user[ _-]?id)$/iu;
/** What else has such an ID, and no phone. */
const OTHERS =
  /(?:pool|app|application|client|customer|kunde|tenant|commit|trace|session|group|role|device|identity|池|应用|租户|组|部门|流水)$/iu;

interface Named {
  /** Everybody whom the text names for certain; who is named twice is there once. */
  queries: UserQuery[];
  doubts: Record<"phone" | "email" | "user_id", Failure[]>;
  wholeEmail?: string;
}

function namedIn(text: string): Named {
  const { emails, doubts, whole, rest } = emailsIn(text);
  const ids = Array.from(rest.matchAll(USER_ID), ({ 0: id, index }) => {
    const before = rest.slice(Math.max(0, index - 80), index);
    const isOf = isUsers(before) ? "user" : "other";
    return { id: id.toLowerCase(), isOf: isDenied(before, rest.slice(index + id.length)) ? "nobody" : isOf };
  });
  const userIds = new Set(ids.filter(({ isOf }) => isOf === "user").map(({ id }) => id));
  const hasDoubt = userIds.size === 0 ? ids.length > 0 : ids.some(({ isOf }) => isOf === "nobody");
  const phones = phonesIn(rest.replace(USER_ID, "\n"));
  return {
    queries: [
      ...emails.map((userId): UserQuery => ({ userIdType: "email", userId })),
      ...Array.from(userIds, (userId): UserQuery => ({ userIdType: "user_id", userId })),
      ...phones.phones.map((phone): UserQuery => ({ userIdType: "phone", ...phone })),
    ],
    doubts: {
      phone: phones.doubts,
      email: doubts.map((code) => ({ code })),
      user_id: hasDoubt ? [{ code: "query-unclear" }] : [],
    },
    ...(whole !== undefined && { wholeEmail: whole }),
  };
}

/** Whether the ID behind this text is a user's: behind "client ID: " or "/orders/" it is not. */
function isUsers(before: string): boolean {
  const cell = /[^\n\r\t,;|{}]*$/u.exec(before.replace(/<[^<>]{0,60}>|[\da-f]{24}/giu, "\n"))?.[0] ?? "";
  const label = cell.replace(/[\s"'“‘`:=/#([<>、「【《-]+$/u, "");
  const isField = /[=/]["']?$|["']\s?:\s?["']?$/u.test(cell);
  if (USERS.test(label)) return true;
  const noun = label.replace(/(?: (?:is)|[是为])$/iu, "").replace(/[ _-]?ID$|[ _-]id$/u, "");
  return !(isField || OTHERS.test(noun) || labelBefore(noun) === "other");
}

/** What is behind the label of an external ID, whole. */
function externalIdIn(text: string): string | undefined {
  return /^(?:(?:ext|外部 ?id)\s?:|external[ _-]?id\s?[:=])\s?(.+)$/isu
    .exec(text)?.[1]
    ?.replace(/^["'“](.*)["'”]$/su, "$1");
}

/** The whole text, if it is one line and one cell, and not empty. */
function wholeAs(text: string, userIdType: UserIdType): Result<UserQuery> {
  return /[\n\r\t]|^$/u.test(text) ? failed("query-unclear") : success({ userIdType, userId: text });
}
