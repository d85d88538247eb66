import { customerOf } from "../../lib/customer/customer-of.ts";
import type { FailureCode } from "../../lib/failure.ts";
import type { Lookup } from "../../lib/state/customer.ts";
import { userWith, ZHANG } from "./users.ts";

const asked = { typed: ZHANG.phone, userIdType: "phone", lookupId: "lookup-1" } as const;

/** What the desk shows once the user with these fields was found by phone. */
export function foundUser(fields: object = {}): Lookup {
  return { ...asked, state: "found", customer: customerOf(userWith(fields)) };
}

/** What it shows while the answer is on its way. */
export const findingUser: Lookup = { ...asked, state: "finding" };

export function missingUser(code: FailureCode): Lookup {
  return { ...asked, state: "failed", failure: { code } };
}
