import type { Draft } from "../../lib/state/customer.ts";
import { recognisedType, recogniseUser } from "../../lib/customer/user-query.ts";

/**
 * What the agent has typed over it. An emptied field forgets the type: it belonged to what stood
 * there. One that nobody had to choose goes with any other text.
 */
export function draftAfter({ userIdType, typeCameAlong = false, ...draft }: Draft, typed: string): Draft {
  const text = typed.trim();
  const before = draft.typed.trim();
  const isUserId = userIdType === "user_id" && recognisedType(before) === userIdType;
  const goes = text === "" || isOfAnotherKind(before, text) || ((typeCameAlong || isUserId) && text !== before);
  if (userIdType === undefined || goes) return { ...draft, typed };
  return { ...draft, typed, userIdType, ...(typeCameAlong && { typeCameAlong }) };
}

/** A phone, an e-mail or a user ID in place of a text that was none, or another of these. */
function isOfAnotherKind(before: string, text: string): boolean {
  let same = 0;
  while (same < before.length && before[same] === text[same]) same += 1;
  // Whoever mends a character goes on with the same text.
  if (text.endsWith(before.slice(same + 1))) return false;
  const read = recogniseUser(text);
  const type = read?.ok === true ? read.value.userIdType : "username";
  return type !== "username" && type !== "external_id" && type !== recognisedType(before);
}
