import type { User } from "../authing/contract.ts";
import type { Fix } from "../fixes/fix.ts";
import { FIXES } from "../fixes/index.ts";
import type { Customer, Verdict } from "../state/customer.ts";
import { maskEmail, maskPhone } from "../mask.ts";

/** What the desk may show of a user, with the verdict of each fix. */
export function customerOf(user: User): Customer {
  const name = user.name ?? user.nickname ?? user.username;
  return {
    userId: user.userId,
    ...(name !== undefined && { name }),
    ...(user.phone !== undefined && { phone: maskPhone(user.phone, user.phoneCountryCode) }),
    ...(user.email !== undefined && { email: maskEmail(user.email) }),
    ...(user.status !== undefined && { status: user.status }),
    verdicts: Object.fromEntries(FIXES.map((fix) => [fix.id, verdictOf(fix, user)])),
  };
}

function verdictOf(fix: Fix, user: User): Verdict {
  const target = fix.target(user);
  return { ...(target !== undefined && { target }), otherLoginMethods: fix.otherLoginMethods(user) };
}
