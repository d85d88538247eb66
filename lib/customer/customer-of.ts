import type { User } from "../authing/contract.ts";
import type { Fix } from "../fixes/fix.ts";
import { FIXES } from "../fixes/index.ts";
import type { Customer } from "../state/customer.ts";
import { maskEmail, maskPhone } from "../mask.ts";

/** What the desk may show of a user, with the preview of each fix that needs nothing more to be read. */
export function customerOf(user: User): Customer {
  const name = user.name ?? user.nickname ?? user.username;
  const ready = FIXES.filter((fix: Fix) => !fix.readParts);
  return {
    userId: user.userId,
    ...(name !== undefined && { name }),
    ...(user.phone !== undefined && { phone: maskPhone(user.phone, user.phoneCountryCode) }),
    ...(user.email !== undefined && { email: maskEmail(user.email) }),
    ...(user.status !== undefined && { status: user.status }),
    verdicts: Object.fromEntries(ready.map((fix) => [fix.id, fix.preview({ user, parts: [] })])),
  };
}
