import type { User } from "./authing/contract.ts";
import { FIXES, type FixId } from "./fixes/index.ts";
import type { Customer, Verdict } from "./lookup.ts";
import { maskEmail, maskPhone } from "./mask.ts";

/** What the desk may show of a user, with the verdict of each fix. */
export function customerOf(user: User): Customer {
  const name = user.name ?? user.nickname ?? user.username;
  return {
    userId: user.userId,
    ...(name !== undefined && { name }),
    ...(user.phone !== undefined && { phone: maskPhone(user.phone, user.phoneCountryCode) }),
    ...(user.email !== undefined && { email: maskEmail(user.email) }),
    ...(user.status !== undefined && { status: user.status }),
    verdicts: verdictsOf(user),
  };
}

function verdictsOf(user: User): Record<FixId, Verdict> {
  const verdictOf = (fix: (typeof FIXES)[number]): Verdict => {
    const target = fix.target(user);
    return { ...(target !== undefined && { target }), otherLoginMethods: fix.otherLoginMethods(user) };
  };
  const [first] = FIXES;
  const verdicts: Record<FixId, Verdict> = { [first.id]: verdictOf(first) };
  for (const fix of FIXES) verdicts[fix.id] = verdictOf(fix);
  return verdicts;
}
