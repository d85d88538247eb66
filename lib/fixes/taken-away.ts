import type { User } from "../authing/contract.ts";
import { changedBesides } from "./changed-besides.ts";
import type { LoginMethod, Preview, Pressed, Seen } from "./fix.ts";

/** What a fix that takes a login method away needs to say of itself. */
interface TakenAway {
  /** Masked; absent if the user has none. */
  target: (user: User) => string | undefined;
  /** Compared whole. */
  isSame: (one: User, other: User) => boolean;
  /** What remains to sign in with. None means that the service will refuse. */
  otherLoginMethods: (user: User) => LoginMethod[];
  /** The fields that go with it. Nothing else may change. */
  fields: readonly (keyof User)[];
}

/** What taking it away would mean. */
export function previewTaking(user: User, { target: targetOf, otherLoginMethods: othersOf }: TakenAway): Preview {
  const target = targetOf(user);
  const otherLoginMethods = othersOf(user);
  const against: Preview["against"] = [];
  if (target === undefined) against.push("nothing-to-do");
  else if (otherLoginMethods.length === 0) against.push("only-login-method");
  if (user.status !== undefined && user.status !== "Activated") against.push("not-active");
  return { ...(target !== undefined && { target }), against, otherLoginMethods };
}

/** Whether it is gone. After a lock or a restart only the mask is known. */
export function seenTaken(now: User, pressed: Pressed, { target: targetOf, isSame, fields }: TakenAway): Seen {
  const target = targetOf(now);
  const done = pressed.user ? !isSame(now, pressed.user) : isOtherMask(target, pressed.target);
  return {
    ...(done !== undefined && { done }),
    ...(done === true && target !== undefined && { replaced: true }),
    ...changedBesides(now, pressed, fields),
  };
}

/**
 * Nothing if it can't be told: "+44****3456" and "+44 740****3456" can be one number, written in
 * two ways.
 */
function isOtherMask(now: string | undefined, pressed: string): boolean | undefined {
  if (now?.toLowerCase() === pressed.toLowerCase()) return false;
  const lastDigits = (mask: string) => /\*(\d+)$/u.exec(mask)?.[1];
  const end = lastDigits(pressed);
  return end !== undefined && now !== undefined && lastDigits(now) === end ? undefined : true;
}
