import type { Draft } from "../../lib/state/customer.ts";
import { recognisedType } from "../../lib/customer/user-query.ts";

/**
 * What the agent has typed over it. An emptied field forgets the type: it belonged to what stood
 * there. One that nobody had to choose goes with any other text.
 */
export function draftAfter({ userIdType, typeCameAlong = false, ...draft }: Draft, typed: string): Draft {
  const text = typed.trim();
  const isUserId = userIdType === "user_id" && recognisedType(draft.typed) === userIdType;
  const goes = text === "" || ((typeCameAlong || isUserId) && text !== draft.typed.trim());
  if (userIdType === undefined || goes) return { ...draft, typed };
  return { ...draft, typed, userIdType, ...(typeCameAlong && { typeCameAlong }) };
}
