import type { User } from "../authing/contract.ts";
import type { LoginMethod } from "./fix.ts";

/** A phone that the user signs in with, if any. */
export function byPhone({ phone }: User): LoginMethod[] {
  return phone === undefined ? [] : [{ kind: "phone" }];
}

/** An e-mail that the user signs in with, if any. */
export function byEmail({ email, emailVerified }: User): LoginMethod[] {
  return email === undefined ? [] : [{ kind: "email", verified: emailVerified ?? false }];
}

/**
 * Social accounts. A username with a password does not count (Authing's documentation of
 * `unbind_phone`).
 */
export function byIdentity({ identities }: User): LoginMethod[] {
  return identities.map(({ provider, type, extIdpId }) => ({
    kind: "identity",
    provider: provider ?? type ?? extIdpId ?? "",
  }));
}
