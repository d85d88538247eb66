import { button, byRole, field, status, type Name, type Target } from "../target.ts";

/* What stands on the desk, by the names that it goes by for anyone. */

export const form = byRole("form", "Desk");
export const user = field("User");
export const userType = field("User type");
export const passCode = field("Pass code");
export const sendCode = button(/^(Send (code|again)|Sending)/);
export const unbind = button(/^Unbind/);
export const result = status("Result");
export const outcome = byRole("heading", undefined, result);

/** Who was found: the card under the field. */
export function customer(name: Name): Target {
  return byRole("region", name);
}
