import type { Fix } from "./fix.ts";
import { reactivate } from "./reactivate.ts";
import { resetPassword } from "./reset-password.ts";
import { signOut } from "./sign-out.ts";
import { unbindEmail } from "./unbind-email.ts";
import { unbindPhone } from "./unbind-phone.ts";

/**
 * Every fix, in the order the desk offers them. The first is the one that is there without
 * choosing.
 */
export const FIXES = [unbindPhone, unbindEmail, signOut, reactivate, resetPassword] as const satisfies readonly Fix[];
export type FixId = (typeof FIXES)[number]["id"];

export function fixById(id: FixId): Fix {
  const all: readonly Fix[] = FIXES;
  const found = all.find((fix) => fix.id === id);
  // FixId comes from the list itself, so only a list and a caller of different builds could get
  // here.
  if (!found) throw new RangeError(`No fix is called ${id}`);
  return found;
}
