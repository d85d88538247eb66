import { momentOf } from "../authing/moment.ts";
import type { User } from "../authing/contract.ts";
import type { Fix } from "../fixes/fix.ts";
import { FIXES } from "../fixes/index.ts";
import type { Candidate, Customer } from "../state/customer.ts";
import { maskEmail, maskPhone } from "../mask.ts";

/**
 * What the desk may show of a user, with the preview of each fix that needs nothing more to be
 * read.
 */
export function customerOf(user: User): Customer {
  const ready = FIXES.filter((fix: Fix) => !fix.readParts);
  const lastLoginAt = momentOf(user.lastLogin);
  const createdAt = momentOf(user.createdAt);
  return {
    ...candidateOf(user),
    ...(user.status !== undefined && { status: user.status }),
    ...(lastLoginAt !== undefined && { lastLoginAt }),
    ...(createdAt !== undefined && { createdAt }),
    verdicts: Object.fromEntries(ready.map((fix) => [fix.id, fix.preview({ user, parts: [] })])),
  };
}

/** What tells a user from others of the same name, masked. */
export function candidateOf(user: User): Candidate {
  const name = nameOf(user);
  return {
    userId: user.userId,
    ...(name !== undefined && { name }),
    ...(user.phone !== undefined && { phone: maskPhone(user.phone, user.phoneCountryCode) }),
    ...(user.email !== undefined && { email: maskEmail(user.email) }),
  };
}

/** What a customer is called; absent if they have no name of any kind. */
export function nameOf({ name, nickname, username }: User): string | undefined {
  return name ?? nickname ?? username;
}
